import type { ResourceChange, Value } from '../../analysis.ts';
import { isMembers, memberOf } from '../../plan/read.ts';

/**
 * Where a value stands in a resource: names parted by `/`. Blocks that may repeat are looked through one and all, and
 * `parameter=rds.force_ssl` is those blocks whose name is `rds.force_ssl`.
 */
export type Path = string;

/** Every value at the path that is there and not null. */
export function valuesAt(value: Value | undefined, path: Path): readonly Value[] {
  return path
    .split('/')
    .reduce<readonly Value[]>((found, segment) => found.flatMap((at) => step(at, segment)), [value ?? null]);
}

/** Is any value at the path known only after the apply? */
export function isUnknownAt(change: Pick<ResourceChange, 'unknown'>, path: Path): boolean {
  let at: readonly Value[] = [change.unknown];
  for (const segment of path.split('/')) {
    if (at.includes(true)) return true;
    at = at.flatMap((mirror) => step(mirror, nameOf(segment)));
  }
  return at.some((mirror) => mirror !== false);
}

/** The attribute a path begins with. */
export function attributeOf(path: Path): string {
  return nameOf(path.split('/')[0] ?? '');
}

/** The path as people write it. */
export function pathText(path: Path): string {
  return path.split('/').map(nameOf).join('.');
}

function nameOf(segment: string): string {
  return segment.split('=')[0] ?? '';
}

function step(value: Value, segment: string): readonly Value[] {
  if (Array.isArray(value)) return value.flatMap((item) => step(item, segment));
  const [name = '', wanted] = segment.split('=');
  const members = isMembers(value) ? memberOf(value, name) : undefined;
  const found = members === undefined || members === null ? [] : Array.isArray(members) ? members : [members];
  return wanted === undefined ? found : found.filter((block) => memberOf(block, 'name') === wanted);
}
