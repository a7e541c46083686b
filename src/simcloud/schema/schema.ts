import type { Value, Values, ValueType } from './values.ts';

/** One argument or computed attribute, as the real provider declares it. */
export type Attribute = {
  readonly type: ValueType;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  /** Changing it replaces the resource. */
  readonly forceNew?: true;
  /** What is planned when the configuration says nothing. */
  readonly fallback?: Value;
  /** The same inside the objects of an attribute that is written like a block. */
  readonly elementFallback?: Values;
  readonly oneOf?: readonly string[];
};

export type NestedBlock = {
  readonly nesting: 'LIST' | 'SET';
  readonly block: Block;
  readonly min?: number;
  readonly max?: number;
  readonly forceNew?: true;
};

export type Block = {
  readonly attributes: { readonly [name: string]: Attribute };
  readonly blocks: { readonly [name: string]: NestedBlock };
};

type Extra = Pick<Attribute, 'sensitive' | 'forceNew' | 'fallback' | 'elementFallback' | 'oneOf'>;

export const required = (type: ValueType, extra: Extra = {}): Attribute => ({ type, required: true, ...extra });
export const optional = (type: ValueType, extra: Extra = {}): Attribute => ({ type, optional: true, ...extra });
export const computed = (type: ValueType, extra: Extra = {}): Attribute => ({ type, computed: true, ...extra });
/** May be set; is otherwise chosen by the cloud. */
export const either = (type: ValueType, extra: Extra = {}): Attribute => ({
  type,
  optional: true,
  computed: true,
  ...extra,
});

export const immutable = { forceNew: true } as const;
export const strings = ['list', 'string'] as const;
export const stringMap = ['map', 'string'] as const;

export const block = (attributes: Block['attributes'], blocks: Block['blocks'] = {}): Block => ({ attributes, blocks });

type Limits = Pick<NestedBlock, 'min' | 'max' | 'forceNew'>;

export const listBlock = (inner: Block, limits: Limits = {}): NestedBlock => ({
  nesting: 'LIST',
  block: inner,
  ...limits,
});
export const setBlock = (inner: Block, limits: Limits = {}): NestedBlock => ({
  nesting: 'SET',
  block: inner,
  ...limits,
});
/** At most one. */
export const oneBlock = (inner: Block, limits: Limits = {}): NestedBlock => listBlock(inner, { max: 1, ...limits });

/** The object type of everything in a block, nested blocks being lists or sets. */
export function typeOfBlock({ attributes, blocks }: Block): ValueType {
  const fields: Record<string, ValueType> = {};
  for (const [name, { type }] of Object.entries(attributes)) fields[name] = type;
  for (const [name, nested] of Object.entries(blocks)) fields[name] = typeOfNested(nested);
  return ['object', fields];
}

export function typeOfNested(nested: NestedBlock): ValueType {
  return [nested.nesting === 'LIST' ? 'list' : 'set', typeOfBlock(nested.block)];
}
