import { find, typeNamed } from '../cloud/account.ts';
import { SimFailure } from '../failure.ts';
import { type DynamicValue, fromWire, toWire } from '../protocol/codec.ts';
import { dataSources } from '../resources/catalog.ts';
import { conform } from '../schema/conform.ts';
import { applyChange } from './apply-change.ts';
import { planChange } from './plan-change.ts';
import { read } from './read.ts';
import { accountOf, type Session } from './session.ts';
import { type Flaw, validate } from './validate.ts';

/** The fields of all requests together; each call uses its own few. */
export type Request = {
  readonly type_name: string;
  readonly id: string;
  readonly config?: DynamicValue;
  readonly raw_state?: DynamicValue;
  readonly current_state?: DynamicValue;
  readonly prior_state?: DynamicValue;
  readonly planned_state?: DynamicValue;
  readonly proposed_new_state?: DynamicValue;
};

export type Diagnostic = { readonly severity: 'ERROR'; readonly summary: string; readonly attribute?: object };
export type Answer = { readonly diagnostics?: readonly Diagnostic[]; readonly [field: string]: unknown };

/** One entry per remote call that concerns resources or data sources. */
export const resourceCalls: { readonly [name: string]: (session: Session, request: Request) => Promise<Answer> } = {
  ValidateResourceConfig: async (_, { type_name, config }) =>
    flawed(validate(fromWire(config) ?? {}, typeNamed(type_name).block)),

  ValidateDataResourceConfig: async (_, { type_name, config }) =>
    flawed(validate(fromWire(config) ?? {}, sourceNamed(type_name).block)),

  UpgradeResourceState: async (_, { type_name, raw_state }) => ({
    upgraded_state: toWire(conform(fromWire(raw_state), typeNamed(type_name).block)),
  }),

  ReadResource: async (session, { type_name, current_state }) => ({
    new_state: toWire(read(accountOf(session), type_name, fromWire(current_state) ?? {})),
  }),

  PlanResourceChange: plan,
  ApplyResourceChange: apply,

  ImportResourceState: async (session, { type_name, id }) => {
    const found = find(accountOf(session), type_name, id);
    if (!found) throw new SimFailure('NotFound', `there is no ${type_name} ${id} in ${session.access.account}`);
    return { imported_resources: [{ type_name, state: toWire(found) }] };
  },

  ReadDataSource: async (session, { type_name, config }) => {
    const { block, read: ask } = sourceNamed(type_name);
    const asked = fromWire(config) ?? {};
    return { state: toWire(conform({ ...asked, ...ask(asked, accountOf(session)) }, block)) };
  },
};

async function plan({ defaultTags }: Session, request: Request): Promise<Answer> {
  const proposed = fromWire(request.proposed_new_state);
  if (!proposed) return { planned_state: toWire(null), legacy_type_system: true };
  const { block } = typeNamed(request.type_name);
  const prior = fromWire(request.prior_state);
  const { state, replaces } = planChange({
    block,
    prior,
    proposed,
    config: fromWire(request.config) ?? {},
    defaultTags,
  });
  return { planned_state: toWire(state), requires_replace: replaces.map(pathTo), legacy_type_system: true };
}

async function apply(session: Session, request: Request): Promise<Answer> {
  const change = {
    type: request.type_name,
    prior: fromWire(request.prior_state),
    planned: fromWire(request.planned_state),
    config: fromWire(request.config),
  };
  try {
    const { state, failure } = await applyChange(session, change);
    const diagnostics = failure ? [diagnose(failure)] : [];
    return { new_state: toWire(state), diagnostics, legacy_type_system: true };
  } catch (failure) {
    return { new_state: toWire(change.prior), diagnostics: [diagnose(failure)], legacy_type_system: true };
  }
}

export function diagnose(failure: unknown): Diagnostic {
  if (failure instanceof SimFailure) return { severity: 'ERROR', summary: `${failure.code}: ${failure.message}` };
  const said = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  return { severity: 'ERROR', summary: `the simulated cloud has a defect: ${said}` };
}

function flawed(flaws: readonly Flaw[]): Answer {
  return {
    diagnostics: flaws.map(({ attribute, say }) => ({ severity: 'ERROR', summary: say, attribute: pathTo(attribute) })),
  };
}

const pathTo = (attribute: string): object => ({ steps: [{ attribute_name: attribute }] });

function sourceNamed(name: string) {
  const source = dataSources[name];
  if (!source) throw new SimFailure('unknown-type', `the simulated cloud does not know data ${name}`);
  return source;
}
