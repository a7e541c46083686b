import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingFrom, type Packages, platformOf } from '../../scripts/complete-lock.ts';
import { root } from '../../scripts/sizes.ts';

const { packages } = json('package-lock.json') as { packages: Packages };
const locked = Object.entries(packages).filter(([path]) => path !== '');

test('what is installed with waves is at most 25 packages asked for directly, each at one exact version', () => {
  const { dependencies, optionalDependencies, devDependencies } = json('package.json');
  expect(Object.keys({ ...dependencies, ...optionalDependencies }).length).toBeLessThanOrEqual(25);
  for (const version of Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('the lock file names no registry', () => {
  expect(locked.filter(([, entry]) => 'resolved' in entry)).toEqual([]);
});

test('every package that waves needs to run is locked by its digest, and every tool that all platforms need', () => {
  const undigested = locked.filter(([, { integrity }]) => integrity === undefined);
  expect(undigested.filter(([, { dev, optional }]) => !(dev && optional))).toEqual([]);
});

test('the lock file knows the packages of every platform, so that `npm ci` takes it', () => {
  expect(missingFrom(packages)).toEqual([]);
  const lacking = { 'node_modules/a': { dev: true, optionalDependencies: { 'a-linux-x64-gnu': '1.0.0' } } };
  expect(missingFrom(lacking)).toEqual([{ name: 'a-linux-x64-gnu', version: '1.0.0', dev: true }]);
});

test('a package without a platform in its name is not given one', () => {
  expect(platformOf('@a/cli-linux-x64-musl')).toEqual({ cpu: ['x64'], libc: ['musl'], os: ['linux'] });
  expect(() => platformOf('fsevents')).toThrow('does not say');
});

function json(file: string) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
