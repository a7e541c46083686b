import { type Environment, environmentParts } from '../domain/environment.ts';

type Part = keyof Environment | 'stack';

const parts: readonly Part[] = [...environmentParts, 'stack'];

/** One folder level of a pattern: these letters, anything, or anything that has a meaning. */
type Segment = { readonly literal: string } | { readonly capture?: Part };

export type StackPattern = readonly Segment[];

/** What the path of a stack's folder says. */
export type Captures = Partial<Readonly<Record<Part, string>>>;

/** Reads `live/{account}/{region}/{stack}`; what is wrong with it, as a sentence, where it is no pattern. */
export function stackPatternFrom(text: string): StackPattern | string {
  const segments: Segment[] = [];
  for (const level of text.replace(/\/$/, '').split('/')) {
    const segment = segmentFrom(level);
    if (typeof segment === 'string') return segment;
    segments.push(segment);
  }
  const captured = segments.flatMap((segment) => ('capture' in segment && segment.capture ? [segment.capture] : []));
  if (new Set(captured).size < captured.length) return 'one part is captured twice';
  const lacking = (['account', 'stack'] as const).find((part) => !captured.includes(part));
  return lacking === undefined ? segments : `{${lacking}} is missing`;
}

function segmentFrom(level: string): Segment | string {
  if (level === '*') return {};
  const name = /^\{([A-Za-z]+)\}$/.exec(level)?.[1];
  if (name !== undefined) {
    const capture = parts.find((part) => part === name);
    return capture ? { capture } : `{${name}} is no part of an environment`;
  }
  return /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(level)
    ? { literal: level }
    : `"${level}" is neither a folder, nor *, nor a part in braces`;
}

/** What the folder's path says, if it is where the pattern has stacks. Hidden folders are nowhere. */
export function capturesOf(folder: string, pattern: StackPattern): Captures | undefined {
  const levels = folder.split('/');
  if (levels.length !== pattern.length) return undefined;
  const captures: { [Key in Part]?: string } = {};
  for (const [index, segment] of pattern.entries()) {
    const level = levels[index] ?? '';
    if ('literal' in segment) {
      if (segment.literal !== level) return undefined;
      continue;
    }
    if (level === '' || level.startsWith('.')) return undefined;
    if (segment.capture) captures[segment.capture] = level;
  }
  return captures;
}

/** Whether a path is where the pattern has stacks, or folders that lead to them; nothing is, where it is no pattern. */
export function stackPlaces(text: string | undefined): (path: string) => boolean {
  const pattern = text === undefined ? '' : stackPatternFrom(text);
  if (typeof pattern === 'string') return () => false;
  return (path) => capturesOf(path, pattern.slice(0, path.split('/').length)) !== undefined;
}

/** The folders that a pattern begins with by name. */
export function fixedFolder(pattern: StackPattern): string {
  const fixed = pattern.findIndex((segment) => !('literal' in segment));
  return pattern
    .slice(0, fixed)
    .map((segment) => ('literal' in segment ? segment.literal : ''))
    .join('/');
}

/** The pattern's fixed folder, the stack's folder and those between, outermost first. */
export function foldersDownTo(folder: string, pattern: StackPattern): readonly string[] {
  const levels = folder.split('/');
  const fixed = pattern.findIndex((segment) => !('literal' in segment));
  return Array.from({ length: levels.length - fixed + 1 }, (_, index) => levels.slice(0, fixed + index).join('/'));
}
