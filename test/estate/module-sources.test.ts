import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../examples/modules/network-edge/', import.meta.url));

function sourcesOf(version: string): Record<string, string> {
  const paths = readdirSync(join(root, version), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tf'),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, version, path), 'utf8')]));
}

function resourcesOf(version: string): string[] {
  const text = Object.values(sourcesOf(version)).join('\n');
  return [...text.matchAll(/^resource "(\w+)" "(\w+)"/gm)].map((match) => `${match[1]}.${match[2]}`).sort();
}

function changedFiles(from: string, to: string): string[] {
  const [before, after] = [sourcesOf(from), sourcesOf(to)];
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());

test('2.5.0 adds a web ACL and its association to 2.4.0 and takes nothing away', () => {
  const before = resourcesOf('2.4.0');
  const after = resourcesOf('2.5.0');
  expect(after.filter((name) => !before.includes(name))).toEqual([
    'aws_wafv2_web_acl.edge',
    'aws_wafv2_web_acl_association.edge',
  ]);
  expect(before.filter((name) => !after.includes(name))).toEqual([]);
});

test('2.5.0 changes one argument of what 2.4.0 had', () => {
  expect(changedFiles('2.4.0', '2.5.0')).toEqual(['edge.tf', 'outputs.tf', 'waf.tf']);
  const before = linesOf(sourcesOf('2.4.0')['edge.tf'] ?? '');
  const after = linesOf(sourcesOf('2.5.0')['edge.tf'] ?? '');
  expect(after.filter((line) => !before.includes(line))).toEqual(['drop_invalid_header_fields = true']);
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
});

test('2.5.0 counts, and 2.5.1-block differs from it only in a web ACL that blocks', () => {
  expect(changedFiles('2.5.0', '2.5.1-block')).toEqual(['waf.tf']);
  const counting = linesOf(sourcesOf('2.5.0')['waf.tf'] ?? '');
  const blocking = linesOf(sourcesOf('2.5.1-block')['waf.tf'] ?? '');
  expect(counting).toContain('count {}');
  expect(counting).not.toContain('none {}');
  expect(counting).not.toContain('block {}');
  expect(blocking).not.toContain('count {}');
  expect(blocking).toContain('none {}');
  expect(blocking).toContain('block {}');
});

test.each(['2.4.0', '2.5.0', '2.5.1-block'])('%s pulls in one nested module, by a path inside itself', (version) => {
  const text = Object.values(sourcesOf(version)).join('\n');
  expect([...text.matchAll(/^module "\w+" \{\n\s+source = "([^"]+)"/gm)].map((match) => match[1])).toEqual([
    './modules/labels',
  ]);
  expect(Object.keys(sourcesOf(version))).toContain(join('modules', 'labels', 'main.tf'));
});
