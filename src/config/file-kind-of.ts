import type { FileKind } from './file-kinds.ts';

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/^waves\.yaml$/, 'waves'],
  [/^waves\/[^/]+\.yaml$/, 'contract'],
  [/^policies\/[^/]+\.yaml$/, 'policies'],
  [/(?:^|\/)environment\.yaml$/, 'environment'],
  [/(?:^|\/)stack\.yaml$/, 'stack'],
];

/** What kind of file a path is; undefined where it is none of ours. */
export function fileKindOf(path: string): FileKind | undefined {
  return kinds.find(([pattern]) => pattern.test(path))?.[1];
}
