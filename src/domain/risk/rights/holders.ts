import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import type { Document } from '../../iam/document.ts';
import { oncePer } from '../../once.ts';
import { kindOf } from '../../plan/actions.ts';
import { configAddress } from '../../plan/address.ts';
import { isUnknown } from '../../plan/change.ts';
import { byText, memberOf } from '../../plan/read.ts';
import { arnsIn, attachedDocument } from './attached.ts';
import { attachedAttributes, documentAttributes } from './carriers.ts';
import type { Row } from './holder-names.ts';
import { holderNames } from './holder-names.ts';
import { documentsIn } from './sides.ts';
import { writtenDocument } from './written-document.ts';

/** One principal, or one policy that this plan attaches to nobody, and all that it may do as far as the plan shows. */
export type Holder = {
  /** `role/deploy`, or the address of a policy. */
  readonly name: string;
  readonly before: Document;
  readonly after: Document;
  /** Addresses of the changes that bear on it. */
  readonly touched: readonly string[];
  /** Whether the principal itself is there afterwards. */
  readonly stays: boolean;
  /** How many policies it has afterwards. */
  readonly sourcesAfter: number;
};

type Source = { readonly names: readonly string[]; readonly document: Document };
type Unit = {
  readonly address: string;
  readonly change?: ResourceChange;
  readonly before?: Source;
  readonly after?: Source;
};

/** Everybody whose rights this plan touches, with the union of all that is attached, also where that does not change. */
export const holdersOf = oncePer((analysis: Analysis): readonly Holder[] => {
  const gone = namesGone(analysis);
  return [...unitsIn(analysis)]
    .filter(([, units]) => units.some(({ change }) => change !== undefined))
    .sort(([a], [b]) => byText(a, b))
    .map(([name, units]) => ({ ...holderFrom(name, units), stays: !gone.has(name) }));
});

/** All that one principal may do afterwards, as far as the plan shows, whether it is touched or not. */
export function rightsOf(name: string, analysis: Analysis): Document {
  return holderFrom(name, unitsIn(analysis).get(name) ?? []).after;
}

const unitsIn = oncePer((analysis: Analysis) => unitsByName(unitsOf(analysis)));

function unitsByName(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const byName = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const name of new Set([...(unit.before?.names ?? []), ...(unit.after?.names ?? [])])) {
      const known = byName.get(name);
      if (known) known.push(unit);
      else byName.set(name, [unit]);
    }
  }
  return byName;
}

function holderFrom(name: string, units: readonly Unit[]): Omit<Holder, 'stays'> {
  const on = (side: 'before' | 'after'): readonly Source[] =>
    units.flatMap((unit) => (unit[side]?.names.includes(name) ? [unit[side]] : []));
  return {
    name,
    before: on('before').flatMap(({ document }) => document),
    after: on('after').flatMap(({ document }) => document),
    touched: [...new Set(units.flatMap(({ change, address }) => (change ? [address] : [])))],
    sourcesAfter: on('after').filter(({ document }) => document.length > 0).length,
  };
}

/** Principals that this plan ends. */
function namesGone({ changes }: Analysis): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ type, actions, before }) => {
      const kind = /^aws_iam_(role|user|group)$/.exec(type)?.[1];
      return kind !== undefined && kindOf(actions) === 'delete' ? [`${kind}/${memberOf(before, 'name')}`] : [];
    }),
  );
}

function unitsOf(analysis: Analysis): readonly Unit[] {
  const changes = analysis.changes.filter(
    ({ type, mode, deposed }) => isCarrier(type) && mode === 'managed' && deposed === undefined,
  );
  const changed = new Set(changes.map(({ address }) => address));
  const standing = analysis.siblings.filter(
    ({ address, type }) => isCarrier(type) && type !== 'aws_iam_policy' && !changed.has(address),
  );
  const held = new Set([
    ...changes.flatMap(policiesAttached),
    ...standing.flatMap(({ type, values }) => arnsOf(type, values)),
  ]);
  return [
    ...standing.map((sibling) => standingUnit({ ...sibling, references: {} }, analysis)),
    ...changes.filter((change) => !isHeld(change, held)).map((change) => changedUnit(change, analysis)),
  ];
}

function arnsOf(type: string, values: Value): readonly string[] {
  return arnsIn(memberOf(values, attachedAttributes.get(type) ?? ''));
}

/** A policy that somebody has counts where it is held, not once more by itself. */
function isHeld({ type, address, before }: ResourceChange, held: ReadonlySet<string>): boolean {
  const arn = memberOf(before, 'arn');
  return type === 'aws_iam_policy' && (held.has(configAddress(address)) || (typeof arn === 'string' && held.has(arn)));
}

function isCarrier(type: string): boolean {
  return documentAttributes.has(type) || attachedAttributes.has(type);
}

/** Policies that an attachment of this plan gives to somebody: by ARN, or by their configuration's address. */
function policiesAttached({ type, after, references }: ResourceChange): readonly string[] {
  return [...arnsOf(type, after), ...(references[attachedAttributes.get(type) ?? ''] ?? [])];
}

function changedUnit(change: ResourceChange, analysis: Analysis): Unit {
  const { address, type, references, before, after } = change;
  const source = (values: Value, side: 'before' | 'after'): Source => {
    const row = { address, type, values, references: side === 'after' ? references : {} };
    const names = type === 'aws_iam_policy' ? [address] : holderNames(row, analysis);
    return { names, document: changedDocument(change, side, analysis) };
  };
  return {
    address,
    change,
    ...(before === null ? {} : { before: source(before, 'before') }),
    ...(after === null ? {} : { after: source(after, 'after') }),
  };
}

/** What does not change itself may still attach a policy whose text changes. */
function standingUnit(row: Row, analysis: Analysis): Unit {
  const arns = arnsOf(row.type, row.values);
  const names = holderNames(row, analysis);
  const texts = documentsIn(memberOf(row.values, documentAttributes.get(row.type) ?? '')) ?? [];
  const on = (side: 'before' | 'after'): Source => ({
    names,
    document: [...texts, ...arns.flatMap((arn) => attachedDocument(arn, analysis, side) ?? [])],
  });
  const change = analysis.changes.find(
    ({ type, before }) => type === 'aws_iam_policy' && arns.some((arn) => memberOf(before, 'arn') === arn),
  );
  const unit = { address: change?.address ?? row.address, before: on('before'), after: on('after') };
  return change ? { ...unit, change } : unit;
}

function changedDocument(change: ResourceChange, side: 'before' | 'after', analysis: Analysis): Document {
  const texts = documentAttributes.get(change.type) ?? '';
  const attached = attachedAttributes.get(change.type) ?? '';
  const arns = arnsIn(memberOf(change[side], attached)).flatMap((arn) => attachedDocument(arn, analysis, side) ?? []);
  if (side === 'before') return [...(documentsIn(memberOf(change.before, texts)) ?? []), ...arns];
  const own = isUnknown(change, texts)
    ? writtenDocument(change, texts, analysis)?.document
    : documentsIn(memberOf(change.after, texts));
  const made = isUnknown(change, attached) ? (change.references[attached] ?? []) : [];
  const policies =
    made.length === 0
      ? []
      : analysis.changes.filter(
          ({ type, address }) => type === 'aws_iam_policy' && made.includes(configAddress(address)),
        );
  return [...(own ?? []), ...arns, ...policies.flatMap((policy) => changedDocument(policy, 'after', analysis))];
}
