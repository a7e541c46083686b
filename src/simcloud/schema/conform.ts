import { SimFailure } from '../failure.ts';
import type { Block } from './schema.ts';
import { isList, isValues, recordsOf, type Value, type Values, type ValueType } from './values.ts';

/** Brings JSON, which a person may have edited, into the exact shape of a block: every name present, null when unset. */
export function conform(source: unknown, { attributes, blocks }: Block, where = ''): Values {
  const given = fieldsOf(source, where);
  const shaped: Record<string, Value> = {};
  for (const [name, { type, elementFallback }] of Object.entries(attributes)) {
    const value = conformValue(given[name], type, `${where}.${name}`);
    shaped[name] = elementFallback ? completeObjects(value, elementFallback) : value;
  }
  for (const [name, nested] of Object.entries(blocks)) {
    const elements = elementsOf(given[name] ?? [], `${where}.${name}`);
    shaped[name] = elements.map((element, index) => conform(element, nested.block, `${where}.${name}[${index}]`));
  }
  return shaped;
}

/** Gives the objects of a list what they leave out. */
export function completeObjects(value: Value, fallback: Values): Value {
  if (!isList(value)) return value;
  return value.map((element) => {
    if (!isValues(element)) return element;
    return Object.fromEntries(Object.entries(element).map(([name, inner]) => [name, inner ?? fallback[name] ?? null]));
  });
}

function conformValue(value: unknown, type: ValueType, where: string): Value {
  if (value === undefined || value === null) return null;
  if (typeof type === 'string') return conformScalar(value, type, where);
  if (type[0] === 'object') {
    const given = fieldsOf(value, where);
    const fields = Object.entries(type[1]);
    return Object.fromEntries(
      fields.map(([name, inner]) => [name, conformValue(given[name], inner, `${where}.${name}`)]),
    );
  }
  const [kind, element] = type;
  if (kind !== 'map') return elementsOf(value, where).map((each) => conformValue(each, element, where));
  const entries = Object.entries(fieldsOf(value, where));
  return Object.fromEntries(entries.map(([key, each]) => [key, conformValue(each, element, `${where}.${key}`)]));
}

function conformScalar(value: unknown, type: 'string' | 'number' | 'bool', where: string): Value {
  if (type === 'string' && typeof value !== 'object') return String(value);
  if (type === 'number' && value !== '' && Number.isFinite(Number(value))) return Number(value);
  if (type === 'bool' && (value === true || value === 'true')) return true;
  if (type === 'bool' && (value === false || value === 'false')) return false;
  throw misshapen(where, `a ${type}`);
}

function fieldsOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw misshapen(where, 'an object');
}

function elementsOf(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw misshapen(where, 'a list');
}

function misshapen(where: string, wanted: string): SimFailure {
  return new SimFailure('misshapen-value', `${where.replace(/^\./, '')} should be ${wanted}`);
}

/** Leaves out what says nothing, so that the cloud's file stays short enough to read and edit. */
export function prune(values: Values, { attributes, blocks }: Block): Values {
  const kept: Record<string, Value> = {};
  for (const name of Object.keys(attributes)) {
    const value = withoutNulls(values[name] ?? null);
    if (value !== null) kept[name] = value;
  }
  for (const [name, nested] of Object.entries(blocks)) {
    const elements = recordsOf(values[name]);
    if (elements.length) kept[name] = elements.map((element) => prune(element, nested.block));
  }
  return kept;
}

function withoutNulls(value: Value): Value {
  if (isList(value)) return value.map(withoutNulls);
  if (!isValues(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutNulls(inner)]));
}
