import type { ResourceChange, Value } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { isReplace, kindOf } from '../../domain/plan/actions.ts';
import { attributesOf, isUnknown } from '../../domain/plan/change.ts';
import { isMembers, memberOf } from '../../domain/plan/read.ts';
import type { Detail } from './ladder.ts';
import type { Leaf } from './leaves.ts';
import { leavesOf } from './leaves.ts';
import { inPre } from './untrusted.ts';

const attributesMax = 60;
const addressMax = 1_000;
const valueMax = { full: 400, attributes: 80, addresses: 0, counts: 0 } as const;

/** What becomes of one resource, as lines of a diff. Every line begins with characters of ours. */
export function diffLines(change: ResourceChange, detail: Detail): readonly string[] {
  const kind = kindOf(change.actions);
  const head = headLine(change);
  const isWhole = kind === 'create' || kind === 'delete';
  if (detail === 'addresses' || detail === 'counts' || (detail === 'attributes' && isWhole)) return [head];
  const leaves = leavesIn(change).filter((leaf) => !isEmptyAttribute(leaf));
  const more = leaves.length - attributesMax;
  return [
    head,
    ...leaves.slice(0, attributesMax).flatMap((leaf) => leafLines(leaf, valueMax[detail])),
    ...(more > 0 ? [`      and ${more} more attributes`] : []),
  ];
}

function headLine(change: ResourceChange): string {
  const { address, actions, deposed, previousAddress, importing, replacePaths } = change;
  const kind = kindOf(actions);
  const [sign, verb] = heads[kind] ?? ['!', actions.join(' and ')];
  const notes = [
    ...(deposed === undefined ? [] : ['a deposed object']),
    ...(previousAddress === undefined ? [] : [`moved from ${previousAddress}`]),
    ...(importing === undefined ? [] : ['imported']),
    ...(isReplace(kind) && replacePaths.length > 0 ? [`because of ${replacePaths.join(', ')}`] : []),
  ];
  const note = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return `${sign} ${inPre(`${verb} ${address}${note}`, addressMax)}`;
}

const heads: Readonly<Record<string, readonly [string, string]>> = {
  create: ['+', 'create'],
  delete: ['-', 'destroy'],
  update: ['!', 'update'],
  'replace-delete-first': ['-', 'replace (destroy first)'],
  'replace-create-first': ['-', 'replace (create first)'],
  'replace-forget': ['-', 'replace (forget the old one)'],
  forget: ['-', 'forget'],
  read: ['!', 'read'],
};

function leafLines({ path, before, after }: Leaf, max: number): readonly string[] {
  const line = (sign: string, value: string | undefined) =>
    value === undefined ? [] : [`${sign}     ${inPre(path, addressMax)}: ${inPre(value, max)}`];
  return [...line('-', before), ...line('+', after)];
}

const empty = new Set(['', '{}', '""']);

/** What comes or goes and is empty says nothing, apart from an empty block inside of another: `count {}`. */
function isEmptyAttribute({ path, before, after }: Leaf): boolean {
  if (before !== undefined && after !== undefined) return false;
  const value = before ?? after ?? '';
  return value === '[]' || (empty.has(value) && /^[A-Za-z0-9_-]*$/.test(path));
}

/** All places of a resource where something changes. What nobody set and nobody knows yet is left out. */
function leavesIn(change: ResourceChange): readonly Leaf[] {
  const { before, after, unknown } = change;
  if (!isMembers(before) && !isMembers(after)) return leavesOf('', { before, after, unknown });
  return namesIn(change).flatMap((name) => {
    const mark: Value | undefined = unknown === true ? true : memberOf(unknown, name);
    return leavesOf(name, {
      before: memberOf(before, name),
      after: memberOf(after, name),
      ...(mark === undefined ? {} : { unknown: mark }),
    });
  });
}

function namesIn(change: ResourceChange): readonly string[] {
  const { before, after, unknown, configured } = change;
  const later = isMembers(unknown) ? Object.keys(unknown) : [];
  const names = new Set([...attributesOf(before, after), ...later]);
  return [...names].sort().filter((name) => {
    if (isUnknown(change, name) && !configured.includes(name) && memberOf(after, name) === undefined) {
      return kindOf(change.actions) === 'update';
    }
    return name !== 'tags_all' || !isTwin(change);
  });
}

/** `tags_all` says what `tags` says wherever the provider adds none. */
function isTwin({ before, after }: ResourceChange): boolean {
  return [before, after].every(
    (side) => canonical(memberOf(side, 'tags') ?? null) === canonical(memberOf(side, 'tags_all') ?? null),
  );
}
