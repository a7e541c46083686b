import type { Path } from './source.ts';

/** Every path of a value that a key of the reference names: `waves[].deadline`, `approvalPolicy.<name>.proof`. */
export function placesOf(value: unknown, steps: readonly string[], at: Path = []): readonly Path[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [at];
  if (typeof value !== 'object' || value === null) return [];
  if (step === '<name>') return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, rest, [...at, key]));
  const key = step.replace('[]', '');
  if (!Object.hasOwn(value, key)) return [];
  const inner = (value as Record<string, unknown>)[key];
  if (key === step || !Array.isArray(inner)) return placesOf(inner, rest, [...at, key]);
  return inner.flatMap((item, index) => placesOf(item, rest, [...at, key, index]));
}
