import type { Collector } from './definitions.ts';
import type { EvidenceResult } from './evidence.ts';
import { holds, metricExpressionFrom } from './metric-expression.ts';

type Verdict = { readonly result: EvidenceResult; readonly say: string };
type Read = { readonly numbers: ReadonlyMap<string, number> } | { readonly missing: string };

/**
 * What a metrics answer says. Zero is a number; a missing field, null, text and too few samples are no data, each
 * with its field named, and no data is never a pass.
 */
export function metricVerdict(asked: Omit<Collector, 'kind' | 'http'>, answer: unknown): Verdict {
  const few = tooFew(asked, answer);
  if (few !== undefined) return noData(few);
  const expression = metricExpressionFrom(asked.pass);
  if (!expression) return noData(`${asked.pass} is no comparison`);
  const read = numbersOf(expression.names, answer);
  if ('missing' in read) return noData(read.missing);
  const verdict = holds(expression, read.numbers);
  const values = [...read.numbers].map(([name, value]) => `${name} ${value}`).join(', ');
  const said = (how: string): string => `${asked.pass} ${how}${values && `: ${values}`}`;
  if (verdict === undefined) return noData(said('cannot be computed'));
  return verdict ? { result: 'passed', say: said('holds') } : { result: 'failed', say: said('does not hold') };
}

function tooFew({ sampleCount, minSamples }: Pick<Collector, 'sampleCount' | 'minSamples'>, answer: unknown) {
  if (sampleCount === undefined) return minSamples === undefined ? undefined : 'nothing says what is counted';
  const read = numbersOf([sampleCount], answer);
  if ('missing' in read) return read.missing;
  const [seen, wanted] = [read.numbers.get(sampleCount) ?? 0, minSamples ?? 1];
  return seen < wanted ? `insufficient samples ${seen} of ${wanted}` : undefined;
}

function numbersOf(names: readonly string[], answer: unknown): Read {
  const found = names.map((name) => [name, fieldOf(answer, name)] as const);
  const numbers = new Map<string, number>();
  for (const [name, value] of found) {
    if (value === undefined) return { missing: `the answer has no ${name}` };
    if (value === null) return { missing: `${name} is null` };
    if (typeof value !== 'number' || !Number.isFinite(value)) return { missing: `${name} is no number` };
    numbers.set(name, value);
  }
  return { numbers };
}

/** A field by its name, or by a path with dots; only what the answer itself has. */
function fieldOf(answer: unknown, name: string): unknown {
  let value = answer;
  for (const part of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function noData(say: string): Verdict {
  return { result: 'no-data', say };
}
