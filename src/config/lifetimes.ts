import { hourMs } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { milliseconds } from './instants.ts';
import type { Mention } from './names.ts';
import { reportRepeated } from './names.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { Report } from './source.ts';
import { problemAt } from './source.ts';

/** How long approvals (lesson 8.1) and plan records last. One policies file may say so. */
export function lifetimesFrom(
  files: readonly Checked<PoliciesFile>[],
  report: Report,
): Pick<Rules, 'lifetimes' | 'recordLifetime'> {
  const written = files.filter(({ value }) => value.lifetimes);
  const mentions = written.map((checked): Mention => ({ name: 'lifetimes', checked, path: ['lifetimes'] }));
  reportRepeated('key', mentions, report);
  const first = written[0];
  const read = (key: 'low' | 'standard' | 'sensitive' | 'record', otherwise: number) => {
    const value = first?.value.lifetimes?.[key];
    if (first === undefined || value === undefined) return otherwise;
    const lifetime = milliseconds(value);
    if (lifetime > 0) return lifetime;
    const telling = { code: 'out-of-range', say: 'what lasts is longer than 0' } as const;
    report(problemAt(first.source, { path: ['lifetimes', key] }, telling));
    return otherwise;
  };
  return {
    lifetimes: {
      low: read('low', 24 * hourMs),
      standard: read('standard', 4 * hourMs),
      sensitive: read('sensitive', hourMs),
    },
    recordLifetime: read('record', 24 * hourMs),
  };
}
