import type { ModuleVersions, PinDate, Pinned } from '../../detect/versions.ts';
import type { Instant } from '../../domain/instant.ts';
import { awayText, isoText } from '../../views/iso.ts';
import type { VersionsSeen } from '../looked-at.ts';
import { columns, oneLine } from './clean.ts';

const namesMax = 6;
const shownMax = 20;

/** Modules with their versions, where each is, since when, and who was left behind. */
export function versionsText({ modules, unread, isShallow, at }: VersionsSeen): string {
  const parts = modules.map((module) => moduleText(module, at).join('\n'));
  const none = modules.length === 0 ? ['no module here comes by version from git or a registry'] : [];
  const notes = [
    ...unread.slice(0, shownMax).map(({ path, say }) => oneLine(`not read: ${path}: ${say}`)),
    ...(unread.length > shownMax ? [`and ${unread.length - shownMax} more were not read`] : []),
    ...(isShallow ? ['this clone is shallow: dates before it begins are not known (git fetch --unshallow)'] : []),
  ];
  return [...none, ...parts, ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n');
}

function moduleText(module: ModuleVersions, now: Instant): readonly string[] {
  const { pins, loose, oldest, stragglers } = module;
  const rows = [...Map.groupBy(pins, ({ version }) => version)].map(([version, of]) => [
    `  ${version}`,
    `${of.length} ${of.length === 1 ? 'pin' : 'pins'}`,
    placesText(of),
    sinceText(oldestIn(of), now),
  ]);
  const without = loose.map(({ stack, asked, file, line }) => [
    '  no exact version',
    stack,
    asked === '' ? 'none' : asked,
    `${file}:${line}`,
  ]);
  return [
    `${module.module}  ${module.source}`,
    ...columns(rows),
    ...columns(cut(without)),
    ...(oldest ? [`  oldest pin: ${oldest.stack} on ${oldest.version}, ${sinceText(oldest.since, now)}`] : []),
    ...(pins.length > 0 && !oldest ? ['  oldest pin: not known, as git has no commit for any of them'] : []),
    ...stragglerLines(stragglers),
  ];
}

function cut(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.length > shownMax ? [...rows.slice(0, shownMax), [`  and ${rows.length - shownMax} more`]] : rows;
}

/** Accounts, or stacks where one account has several; the first few by name. */
function placesText(pins: readonly Pinned[]): string {
  const accounts = new Set(pins.flatMap(({ account }) => (account === undefined ? [] : [account])));
  const names = accounts.size === pins.length ? [...accounts] : pins.map(({ stack }) => stack);
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : '';
  return names.slice(0, namesMax).join(', ') + more;
}

function oldestIn(pins: readonly Pinned[]): PinDate | undefined {
  return pins.flatMap(({ since }) => since ?? []).toSorted((a, b) => a.at - b.at)[0];
}

function sinceText(since: PinDate | undefined, now: Instant): string {
  if (!since) return 'since: not known';
  const day = isoText(since.at).slice(0, 10);
  return `since ${since.before ? 'before ' : ''}${day} (${awayText(since.at, now)}${since.before ? ' or more' : ''})`;
}

function stragglerLines(stragglers: readonly Pinned[]): readonly string[] {
  if (stragglers.length === 0) return [];
  const rows = stragglers.map(({ stack, version, file, line }) => [`    ${stack}`, version, `${file}:${line}`]);
  return ['  stragglers, older than what half of the stacks have:', ...columns(cut(rows))];
}
