import type { Value } from '../analysis.ts';
import { byText, isMembers } from '../plan/read.ts';
import { addressesCover } from './address-cover.ts';
import { covers } from './pattern.ts';

/** One line of a Condition in one spelling. All lines must hold; of `values`, one that matches is enough. */
export type Condition = {
  /** In lower case, without `IfExists` and `ForAllValues:`: `stringequals`. ArnEquals is ArnLike, as in AWS. */
  readonly operator: string;
  readonly over: 'all' | 'any' | 'one';
  readonly ifExists: boolean;
  /** In lower case. */
  readonly key: string;
  /** A set, sorted. */
  readonly values: readonly string[];
};

/** Undefined where the shape is not known. */
export function conditionsOf(value: Value): readonly Condition[] | undefined {
  if (!isMembers(value)) return undefined;
  const found: Condition[] = [];
  for (const [written, tests] of Object.entries(value)) {
    if (!isMembers(tests)) return undefined;
    for (const [key, values] of Object.entries(tests)) {
      const condition = conditionOf(written, key, values);
      if (!condition) return undefined;
      found.push(condition);
    }
  }
  return found;
}

/** Does every request that satisfies `narrow` satisfy `wide`? Says no where that cannot be proved. */
export function conditionsCover(wide: readonly Condition[], narrow: readonly Condition[]): boolean {
  return wide.every((asked) => narrow.some((held) => implies(held, asked)));
}

function conditionOf(written: string, key: string, values: Value): Condition | undefined {
  const match = /^(?:for(all|any)values?:)?([a-z]+?)(ifexists)?$/.exec(written.toLowerCase());
  const operator = match?.[2];
  const texts = textsOf(values);
  if (operator === undefined || texts === undefined) return undefined;
  const over = match?.[1] === 'all' || match?.[1] === 'any' ? match[1] : 'one';
  const spelled =
    operator === 'bool' || operator === 'null' || operator.endsWith('ignorecase') ? lowered(texts) : texts;
  return {
    operator: operator.startsWith('arn') ? operator.replace('equals', 'like') : operator,
    over,
    ifExists: match?.[3] !== undefined,
    key: key.toLowerCase(),
    values: [...new Set(spelled)].sort(byText),
  };
}

function lowered(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.toLowerCase());
}

function textsOf(values: Value): readonly string[] | undefined {
  const list: readonly Value[] = Array.isArray(values) ? values : [values];
  if (list.length === 0 || list.some((item) => item === null || typeof item === 'object')) return undefined;
  return list.map(String);
}

function implies(held: Condition, asked: Condition): boolean {
  if (held.key !== asked.key || held.over !== asked.over || (held.ifExists && !asked.ifExists)) return false;
  if (isNegative(asked)) {
    return (
      held.operator === asked.operator && asked.values.every((value) => matched(held.operator, held.values, value))
    );
  }
  const widened = asked.operator === 'stringlike' && held.operator === 'stringequals';
  if (held.operator !== asked.operator && !widened) return false;
  const literal = (value: string): string => (widened ? escaped(value) : value);
  return held.values.every((value) => matched(asked.operator, asked.values, literal(value)));
}

function isNegative({ operator }: Condition): boolean {
  return operator.includes('not');
}

function matched(operator: string, wide: readonly string[], narrow: string): boolean {
  if (/^(?:string|arn)(?:not)?like$/.test(operator)) return wide.some((value) => covers(value, narrow));
  if (operator.endsWith('ipaddress')) return wide.some((value) => addressesCover(value, narrow));
  return wide.includes(narrow);
}

/** A star is itself where the operator knows no patterns. */
function escaped(text: string): string {
  return text.replace(/[*?]/g, (sign) => `\${${sign}}`);
}
