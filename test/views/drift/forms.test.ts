import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DriftFound } from '../../../src/views/drift/found.ts';
import { driftJunit } from '../../../src/views/drift/junit.ts';
import { driftLines } from '../../../src/views/drift/lines.ts';
import { driftMarkdown } from '../../../src/views/drift/markdown.ts';

const leave = {
  from: 'accepted',
  by: 'silas',
  owner: 'platform-owner',
  reason: 'load test',
  expires: 3_600_000,
} as const;
const timeout = { address: 'aws_lb.edge', say: 'idle_timeout changed in the world', attributes: ['idle_timeout'] };
const found = (stack: string, verdict: DriftFound['verdict'], more: Partial<DriftFound> = {}): DriftFound => ({
  stack,
  verdict,
  drifted: [],
  pending: [],
  broughtBy: [],
  since: 0,
  ...more,
});

const all: readonly DriftFound[] = [
  found('a/edge', 'clean'),
  found('b/edge', 'drifted', { drifted: [timeout], asApplied: { at: 0, sequence: 7 } }),
  found('c/edge', 'accepted', { drifted: [{ ...timeout, expected: leave }] }),
  found('d/edge', 'pending', { pending: [{ address: 'output.x', say: 'would be created' }], broughtBy: ['c0ffee'] }),
  found('e/edge', 'failed', { why: 'the provider said no' }),
  found('f/edge', 'not-checked', { why: 'interrupted' }),
];

test('every stack is told, the odd with why, since when and what to do, and the totals come last', () => {
  const lines = driftLines(all);
  expect(lines).toContain('b/edge  drifted');
  expect(lines).toContain('  since 1970-01-01T00:00:00Z, last seen as applied 1970-01-01T00:00:00Z (entry 7)');
  expect(lines).toContain('    until 1970-01-01T01:00:00Z · platform-owner answers for it · load test');
  expect(lines).toContain('e/edge  failed: the provider said no');
  expect(lines.at(-1)).toBe(
    '1 drifted, 1 merged changes that are not applied, 1 failed, 1 not checked, 1 drift that is accepted, 1 no drift',
  );
});

test('a command that is shown to be pasted ends no quote, whatever the address is', () => {
  const evil = { ...timeout, address: "aws_lb.edge['; rm -rf ~ #']" };
  const line = driftLines([found('a/edge', 'drifted', { drifted: [evil] })]).find((one) => one.includes('accept'));
  expect(line).toContain(`--address 'aws_lb.edge['\\''; rm -rf ~ #'\\'']'`);
});

test('JUnit counts drift as failures and what nobody saw as errors, and accepted drift passes and says so', () => {
  const xml = driftJunit(all);
  expect(xml).toContain('<testsuites name="waves drift" tests="6" failures="2" errors="2" skipped="0">');
  expect(xml).toContain('<testcase classname="a" name="edge"/>');
  expect(xml).toMatch(/<system-out>c\/edge {2}drift that is accepted/);
  expect(xml).toMatch(/<failure message="drifted" type="drifted">/);
  expect(xml).toMatch(/<error message="not checked" type="not-checked">/);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('</failure><evil/>', ']]>', '<!--', '&amp;', '"', "'", '\u0000\u001b[31m', '\ud800', '\ufffe'),
);

/** What XML 1.0 cannot hold. */
function isImpossible(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return (point < 0x20 && !'\t\n\r'.includes(character)) || (point >= 0xd800 && point <= 0xdfff) || point === 0xfffe;
}

test('whatever stands in it, JUnit has the elements of ours and no others', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (address, say, why) => {
      const xml = driftJunit([
        found('a/edge', 'failed', { why }),
        found('b/edge', 'drifted', { drifted: [{ address, say }] }),
      ]);
      const tags = [...xml.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/[ >?].*$/s, ''));
      const one = (kind: string) => ['<testcase', `<${kind}`, `</${kind}`, '</testcase'];
      const around = [
        '<',
        '<testsuites',
        '<testsuite',
        ...one('error'),
        ...one('failure'),
        '</testsuite',
        '</testsuites',
      ];
      expect(tags).toEqual(around);
      expect(xml.replace(/&#\d+;/g, '')).not.toContain('&');
      expect([...xml].filter(isImpossible)).toEqual([]);
    }),
  );
});

test('Markdown leaves out what is clean, and lets nobody write in it', () => {
  const evil = found('g/edge', 'drifted', { drifted: [{ address: '`</code><img>', say: '@team fixes #1' }] });
  const text = driftMarkdown([...all, evil]);
  expect(text).not.toContain('a/edge');
  expect(text).toContain('(until 1970-01-01T01:00:00Z, platform-owner: load test)');
  expect(text).not.toMatch(/<img|@team|#1/);
});
