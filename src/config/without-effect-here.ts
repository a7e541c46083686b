import type { Problem } from '../domain/definitions.ts';
import type { Checked } from './check.ts';
import { fileKindOf } from './file-kind-of.ts';
import { fileKinds } from './file-kinds.ts';
import { placesOf } from './key-places.ts';
import { problemAt } from './source.ts';
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
