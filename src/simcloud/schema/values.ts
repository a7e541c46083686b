/** Stands for a value that Terraform or the cloud will only know after apply. */
export const UNKNOWN: unique symbol = Symbol('unknown');

export type Value = null | boolean | number | string | typeof UNKNOWN | readonly Value[] | Values;
export type Values = { readonly [name: string]: Value };

/** A Terraform type in the engine's own JSON spelling, for example `["list", "string"]`. */
export type ValueType =
  | 'string'
  | 'number'
  | 'bool'
  | readonly ['list' | 'set' | 'map', ValueType]
  | readonly ['object', { readonly [name: string]: ValueType }];

export const isValues = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

export const listOf = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

export const recordsOf = (value: Value | undefined): readonly Values[] => listOf(value).filter(isValues);

/** Whether two values of a type are the same to Terraform: the order inside a set does not count. */
export function isSame(left: Value, right: Value, type: ValueType): boolean {
  return spell(left, type) === spell(right, type);
}

/** Null, empty and zero look alike to the real provider's SDK, which therefore never plans a change between them. */
export function isEmpty(value: Value): boolean {
  if (value === null || value === '' || value === false || value === 0) return true;
  if (isList(value)) return value.length === 0;
  return isValues(value) && Object.keys(value).length === 0;
}

/** One text per value, equal exactly for values that are the same to Terraform. */
export function spell(value: Value, type: ValueType): string {
  if (value === UNKNOWN) return 'unknown';
  if (value === null || typeof type === 'string') return JSON.stringify(value);
  if (type[0] === 'object') return spellFields(value, (name) => type[1][name]);
  const [kind, element] = type;
  if (kind === 'map') return spellFields(value, () => element);
  const elements = listOf(value).map((each) => spell(each, element));
  return `[${(kind === 'set' ? elements.sort() : elements).join(',')}]`;
}

function spellFields(value: Value, typeOf: (name: string) => ValueType | undefined): string {
  if (!isValues(value)) return 'null';
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${spell(value[name] ?? null, typeOf(name) ?? 'string')}`).join(',')}}`;
}
