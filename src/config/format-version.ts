import type { Read } from './read-source.ts';
import type { Report } from './source.ts';
import { problemAt } from './source.ts';

/** The format of configuration that this version reads. A change that older versions would misread raises it. */
const formatVersion = 1;

/** Reports a file that says it is of a later format: its other keys may mean anything, so nothing else is said of it. */
export function reportNewer({ source, value }: Read, report: Report): boolean {
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version !== 'number' || !(version > formatVersion)) return false;
  const say = `this is written in format ${version}, and this version of waves reads format ${formatVersion}`;
  const fix = 'use a newer version of waves';
  report(problemAt(source, { path: ['version'] }, { code: 'newer-version', say, fix }));
  return true;
}
