import { expect, test } from 'vitest';
import { codes } from '../../src/domain/codes.ts';
import { catalogue, ruleSetVersion } from '../../src/domain/risk/rules/catalogue.ts';
import { errorsPage } from '../../src/wire.ts';
import { give, nowhere } from './command-line.ts';

const wire = { ...nowhere, errorsPage };

test('rules list names every rule with its class and source', async () => {
  const { exit, out, document } = await give(['rules', 'list']);
  expect([exit, document]).toEqual([0, {}]);
  const lines = out.split('\n');
  expect(lines).toHaveLength(catalogue.length + 2);
  expect(lines[0]).toMatch(/^rule +family +class +source$/);
  expect(out).toMatch(/^open-to-world +network +critical +NET-01$/m);
  expect(lines.at(-1)).toBe(`${catalogue.length} rules, version ${ruleSetVersion}`);
});

test('rules list as JSON, of one family', async () => {
  const { document } = await give(['rules', 'list', '--family', 'network', '--json']);
  const rules = document.rules as { family: string; rule: string }[];
  expect(document.rule_set).toBe(ruleSetVersion);
  expect(new Set(rules.map(({ family }) => family))).toEqual(new Set(['network']));
  expect(rules.find(({ rule }) => rule === 'open-to-world')).toMatchObject({
    class: 'critical',
    looks: 'change',
    source: 'NET-01',
  });
});

test.each(['open-to-world', 'NET-01', 'net-01'])('explain %s says why somebody should look', async (topic) => {
  const { exit, out } = await give(['explain', topic]);
  expect(exit).toBe(0);
  expect(out).toContain('open-to-world (network, critical)');
  expect(out).toContain('looks at each change; source NET-01');
});

test('every rule can be explained by its name, as JSON too', async () => {
  for (const { id, about } of catalogue) {
    const { document } = await give(['explain', id, '--json']);
    expect(document).toMatchObject({ topic: id, rules: [{ rule: id, about }] });
  }
});

test('every reason code can be explained: what it means, its exit and the way on', async () => {
  for (const [code, { exit, means }] of Object.entries(codes)) {
    const { document } = await give(['explain', code, '--json'], { wire });
    expect(document).toMatchObject({ code: { code, exit, means, about: expect.stringMatching(/^\S.{40,}/s) } });
  }
  const { out } = await give(['explain', 'awaiting-approval'], { wire });
  expect(out).toMatch(/^awaiting-approval: a judged plan waits for people\nexit 3 \(paused\)\n\n.*waves inbox/);
});

test('what has no name here is refused, with what was probably meant', async () => {
  const { exit, err } = await give(['explain', 'open-to-word']);
  expect(exit).toBe(64);
  expect(err).toContain('did you mean "open-to-world"?');
});

test('a row that no rule judges is explained too, with the refusals that hold it', async () => {
  const { out, document } = await give(['explain', 'pln-09']);
  expect(out).toMatch(/^PLN-09, left out: no rule judges it\n {2}The digest .*\n {2}refused instead: not-approved, /);
  expect(document).toEqual({});
  const part = await give(['explain', 'DAT-03']);
  expect(part.out).toContain('protection-off (data, high)');
  expect(part.out).toContain('DAT-03, left out: `prevent_destroy` removed');
  expect((await give(['explain', 'DRF-05', '--json'])).document).toMatchObject({
    rules: [],
    leftOut: { row: 'DRF-05', refused: ['plan-stale', 'plan-moved', 'analysis-differs'] },
  });
});
