import { expect, test } from 'vitest';
import { isVersion } from '../../../src/adapters/terraform/binary.ts';
import { cliConfig } from '../../../src/adapters/terraform/cli-config.ts';
import { markOf } from '../../../src/adapters/terraform/state-mark.ts';

test('a version asked for in part means any that begins so', () => {
  expect(isVersion('1.12.6-dev', '1.12')).toBe(true);
  expect(isVersion('1.12.6', '1.12.6')).toBe(true);
  expect(isVersion('1.12.6', undefined)).toBe(true);
  expect(isVersion('1.120.0', '1.12')).toBe(false);
  expect(isVersion('1.12.60', '1.12.6')).toBe(false);
});

test('a mirror stands in place of the registries, as a folder or an address', () => {
  expect(cliConfig({ mirror: '/srv/providers', cache: '/srv/cache' })).toContain(
    'plugin_cache_dir = "/srv/cache"\nprovider_installation {\n  filesystem_mirror {\n    path = "/srv/providers"\n  }\n}',
  );
  expect(cliConfig({ mirror: 'https://mirror.invalid/' })).toContain(
    'network_mirror {\n    url = "https://mirror.invalid/"',
  );
  expect(() => cliConfig({ mirror: '/a"\n}' })).toThrow(expect.objectContaining({ code: 'providers-invalid' }));
});

test('hosts of module sources are served where they are said to be', () => {
  expect(cliConfig({}, { 'modules.example.com': 'http://127.0.0.1:4000/v1/' })).toContain(
    'host "modules.example.com" {\n  services = { "modules.v1" = "http://127.0.0.1:4000/v1/" }\n}\n',
  );
  expect(() => cliConfig({}, { 'a"b': 'https://x.example/' })).toThrow(
    expect.objectContaining({ code: 'providers-invalid' }),
  );
});

test('a state is its lineage and serial, and no state is absent', () => {
  expect(markOf('{"version":4,"serial":7,"lineage":"abc"}')).toEqual({ lineage: 'abc', serial: 7 });
  expect(markOf('\n')).toBe('absent');
  expect(markOf('{"serial":0,"lineage":""}')).toBe('absent');
  for (const text of ['{', '[]', '{"lineage":"abc"}', '{"lineage":"abc","serial":1.5}', '7']) {
    expect(() => markOf(text)).toThrow(expect.objectContaining({ code: 'engine-failed' }));
  }
});
