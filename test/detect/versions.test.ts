import { expect, test } from 'vitest';
import { pinLineOf } from '../../src/detect/pin-lines.ts';
import { type ModuleVersions, versionsOf } from '../../src/detect/versions.ts';
import { dayMs } from '../../src/domain/instant.ts';
import { detectIn, rootModule } from './detected.ts';

const now = 1_800_000_000_000;
const source = (ref: string) =>
  `module "net" {\n  source = "git::https://git.example.com/acme/net.git?ref=${ref}"\n}\n`;

/** The versions of one module in stacks of these accounts, pinned so many days ago. */
function versionsIn(
  refs: Readonly<Record<string, string>>,
  daysAgo: Readonly<Record<string, number>> = {},
): ModuleVersions {
  const folders = Object.entries(refs).map(([account, ref]) => [
    `live/${account}/net/main.tf`,
    rootModule(account, source(ref)),
  ]);
  const files = Object.fromEntries(folders) as Record<string, string>;
  const found = detectIn(files);
  const [module] = versionsOf({
    found,
    pattern: 'live/{account}/{stack}',
    lineOf: (use) => pinLineOf(use, { texts: new Map(Object.entries(files)) }),
    since: ({ file }) => {
      const days = daysAgo[file.split('/')[1] ?? ''];
      return days === undefined ? undefined : { at: now - days * dayMs };
    },
  });
  if (!module) throw new Error('there is no module');
  return module;
}

test('versions are sorted as versions, the newest first, each with its account and line', () => {
  const { newest, pins } = versionsIn({ dev: 'v1.10.0', stage: 'v1.9.0', prod: 'v1.2.0' });
  expect(newest).toBe('1.10.0');
  expect(pins.map(({ account, version, line }) => [account, version, line])).toEqual([
    ['dev', '1.10.0', 8],
    ['stage', '1.9.0', 8],
    ['prod', '1.2.0', 8],
  ]);
});

test.each([
  ['all but three are new', { a: 'v2.0.0', b: 'v2.0.0', c: 'v2.0.0', d: 'v2.0.0', e: 'v1.0.0' }, ['e/net']],
  ['one has gone first', { a: 'v2.0.0', b: 'v1.0.0', c: 'v1.0.0' }, []],
  ['one is behind and one ahead', { a: 'v2.0.0', b: 'v1.0.0', c: 'v1.0.0', d: 'v0.9.0' }, ['d/net']],
  ['all are equal', { a: 'v1.0.0', b: 'v1.0.0' }, []],
  ['half and half', { a: 'v2.0.0', b: 'v1.0.0' }, ['b/net']],
])('stragglers, where %s', (_, refs, names) => {
  expect(versionsIn(refs as unknown as Record<string, string>).stragglers.map(({ stack }) => stack)).toEqual(names);
});

test('the oldest pin is the one that was there longest, whatever its version', () => {
  const { oldest } = versionsIn({ dev: 'v2.0.0', prod: 'v1.0.0' }, { dev: 90, prod: 10 });
  expect(oldest).toMatchObject({ stack: 'dev/net', since: { at: now - 90 * dayMs } });
  expect(versionsIn({ dev: 'v1.0.0' }).oldest).toBeUndefined();
});

test('a branch in place of a version is listed as what it is', () => {
  const { pins, loose } = versionsIn({ dev: 'main', prod: 'v1.0.0' });
  expect(pins.map(({ stack }) => stack)).toEqual(['prod/net']);
  expect(loose).toEqual([{ stack: 'dev/net', account: 'dev', file: 'live/dev/net/main.tf', line: 8, asked: 'main' }]);
});
