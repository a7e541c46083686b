import { completeObjects } from '../schema/conform.ts';
import type { Attribute, Block } from '../schema/schema.ts';
import { typeOfNested } from '../schema/schema.ts';
import { isEmpty, isList, isSame, isValues, UNKNOWN, type Value, type Values } from '../schema/values.ts';

export type Proposal = {
  readonly block: Block;
  readonly config: Values;
  readonly prior: Values | null;
  /** What Terraform makes of the configuration and the prior state. */
  readonly proposed: Values;
  readonly defaultTags: Values;
};

export type Planned = { readonly state: Values; readonly replaces: readonly string[] };

/** Says what a resource will look like, and which changed arguments can only be had by replacing it. */
export function planChange(proposal: Proposal): Planned {
  const { block, prior } = proposal;
  const state = planBlock(proposal);
  if (!prior) return { state, replaces: [] };
  const replaces = [
    ...Object.entries(block.attributes).filter(([name, { forceNew, type }]) => forceNew && moved(name, type)),
    ...Object.entries(block.blocks).filter(([name, nested]) => nested.forceNew && moved(name, typeOfNested(nested))),
  ];
  return { state, replaces: replaces.map(([name]) => name) };

  function moved(name: string, type: Attribute['type']): boolean {
    return !isSame(prior?.[name] ?? null, state[name] ?? null, type);
  }
}

function planBlock({ block, config, prior, proposed, defaultTags }: Proposal): Values {
  const state: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const before = prior?.[name] ?? null;
    const wanted = wish({ attribute, config: config[name] ?? null, proposed: proposed[name] ?? null });
    state[name] = wanted === null && attribute.computed && !prior ? UNKNOWN : settle(before, wanted);
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    state[name] = completeElements(proposed[name] ?? [], nested.block);
  }
  if ('tags_all' in state) state.tags_all = mergeTags(defaultTags, state.tags ?? null);
  return state;
}

function wish(given: { attribute: Attribute; config: Value; proposed: Value }): Value {
  const { attribute, config, proposed } = given;
  const value = config ?? attribute.fallback ?? (attribute.computed ? proposed : null);
  return attribute.elementFallback ? completeObjects(value, attribute.elementFallback) : value;
}

/** The real provider plans no change from empty to nothing. */
const settle = (before: Value, wanted: Value): Value => (isEmpty(before) && wanted === null ? before : wanted);

function completeElements(elements: Value, block: Block): Value {
  return isList(elements)
    ? elements.map((element) => (isValues(element) ? complete(element, block) : element))
    : elements;
}

function complete(element: Values, { attributes, blocks }: Block): Values {
  const values: Record<string, Value> = { ...element };
  for (const [name, { fallback }] of Object.entries(attributes)) values[name] ??= fallback ?? null;
  for (const [name, nested] of Object.entries(blocks))
    values[name] = completeElements(element[name] ?? [], nested.block);
  return values;
}

function mergeTags(defaults: Values, tags: Value): Value {
  if (tags === UNKNOWN) return UNKNOWN;
  return isValues(tags) ? { ...defaults, ...tags } : defaults;
}
