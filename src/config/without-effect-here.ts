import type { Problem } from '../domain/definitions.ts';
import type { Checked } from './check.ts';
import { fileKindOf } from './file-kind-of.ts';
import { fileKinds } from './file-kinds.ts';
import { type Path, problemAt } from './source.ts';
import { withoutEffect } from './without-effect.ts';

/** Keys of a file that are read and change nothing, so that nobody believes in a rule that nobody asks. */
export function warningsOf({ source, value }: Checked<unknown>): readonly Problem[] {
  const kind = fileKindOf(source.file);
  if (kind === undefined) return [];
  return Object.entries(withoutEffect).flatMap(([name, why]) => {
    const [title, key = ''] = name.split(' ');
    if (title !== fileKinds[kind]) return [];
    return placesOf(value, key.split('.')).map((path): Problem => {
      const telling = { code: 'without-effect', say: `${key} has no effect yet: ${why}` } as const;
      return { ...problemAt(source, { path, at: 'key' }, telling), severity: 'warning' };
    });
  });
}

/** Every path of a value that a key of the table names: `waves[].deadline`, `approvalPolicy.<name>.proof`. */
function placesOf(value: unknown, steps: readonly string[], at: Path = []): readonly Path[] {
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
