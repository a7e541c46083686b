import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPlan } from '../../src/wire.ts';
import { give, nowhere } from './command-line.ts';

const wire = { ...nowhere, readPlan };
const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const plan = (name: string): string => file(`test/fixtures/plans/${name}.json`);
const rows = file('policies/rules.yaml');
const analyze = (...argv: readonly string[]) => give(['analyze', ...argv], { wire });

type Sarif = {
  version: string;
  runs: { tool: { driver: { name: string; version: string; rules: { id: string }[] } }; results: SarifResult[] }[];
};
type SarifResult = {
  ruleId: string;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string } };
    logicalLocations: { fullyQualifiedName: string }[];
  }[];
};

test('--policy judges by the rows of a file too, and a denial ends with 4', async () => {
  const { exit, document, err } = await analyze(plan('network-edge-2.5.1-block'), '--policy', rows, '--json');
  expect([exit, document.verdict, err]).toEqual([4, 'denied', '']);
  expect(document.reasons).toMatchObject([{ code: 'policy-denied' }, { code: 'policy-denied' }]);
  expect(document.verdicts).toMatchObject([{ verdict: 'deny', policy: 'waf-starts-in-count-mode' }, {}]);
  const text = await analyze(plan('network-edge-2.5.1-block'), '--policy', rows);
  expect(text.out).toContain(
    '  deny      module.network_edge.aws_wafv2_web_acl.edge  a new WAF rule must start in count mode',
  );
  expect((await analyze(plan('network-edge-2.5.0'), '--policy', rows)).exit).toBe(0);
});

test('a file of policies that is wrong is refused with its place', async () => {
  const { exit, err } = await analyze(plan('network-edge-2.5.0'), '--policy', file('waves.yaml'));
  expect([exit, err]).toEqual([64, expect.stringMatching(/waves\.yaml:\d+:\d+: /)]);
  expect((await analyze(plan('network-edge-2.5.0'), '--policy', 'not-there.yaml')).exit).toBe(64);
});

test('SARIF has a result for each finding and verdict, at its file and address, and the rules that say them', async () => {
  const { exit, out } = await analyze(plan('network-edge-2.5.1-block'), '--policy', rows, '--sarif');
  expect(exit).toBe(4);
  const sarif = JSON.parse(out) as Sarif;
  const [run] = sarif.runs;
  if (!run) return expect.fail('one run was to be there');
  expect([sarif.version, run.tool.driver.name, run.tool.driver.version]).toEqual(['2.1.0', 'waves', '1.2.3']);
  const known = new Set(run.tool.driver.rules.map(({ id }) => id));
  expect(known.size).toBe(run.tool.driver.rules.length);
  const { findings, verdicts } = (await analyze(plan('network-edge-2.5.1-block'), '--policy', rows, '--json'))
    .document as { findings: unknown[]; verdicts: unknown[] };
  expect(run.results).toHaveLength(findings.length + verdicts.length);
  for (const { ruleId, level, locations, message } of run.results) {
    expect(known).toContain(ruleId);
    expect(['note', 'warning', 'error']).toContain(level);
    expect(locations[0]?.physicalLocation.artifactLocation.uri).toContain('network-edge-2.5.1-block.json');
    expect(message.text).toContain(locations[0]?.logicalLocations[0]?.fullyQualifiedName ?? '?');
  }
  expect(run.results.map(({ ruleId }) => ruleId)).toContain('policy/waf-starts-in-count-mode');
});

test('Markdown is what a comment shows', async () => {
  const { out } = await analyze(plan('terraform-every-action'), '--markdown');
  expect(out).toMatch(/^<!-- waves:comment /);
  expect(out).toContain('| **destroys** | <code>terraform_data.gone</code>');
});

test('HTML is one page that loads nothing', async () => {
  const { out } = await analyze(plan('terraform-every-action'), plan('network-edge-2.5.0'), '--html', '--policy', rows);
  expect(out).toMatch(/^<!doctype html>\n/);
  expect(out).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
  expect(out).not.toMatch(/<(?:script|img|link|iframe)|src=|href=/);
  expect(out.match(/<h2>/g)).toHaveLength(2);
  expect(out).toContain('<i class="gone">- destroy terraform_data.gone</i>');
});

test('several forms at once are refused', async () => {
  for (const forms of [
    ['--sarif', '--html'],
    ['--markdown', '--json'],
  ]) {
    expect((await analyze(plan('terraform-no-op'), ...forms)).exit).toBe(64);
  }
});

test('classify says eight dimensions, and with --explain the rule and resource that decided each', async () => {
  const classify = (...argv: readonly string[]) => give(['classify', plan('network-edge-2.5.0'), ...argv], { wire });
  const plain = await classify();
  expect(plain.out.split('\n')).toHaveLength(8);
  expect(plain.out).toMatch(/^risk class +high$/m);
  const explained = await classify('--explain');
  expect(explained.out).toMatch(/^risk class +high +\S+ +module\.network_edge\./m);
  for (const line of explained.out.split('\n')) expect(line.split(/ {2,}/).length).toBeGreaterThan(2);
  const { document } = await classify('--json');
  expect(Object.keys(document.classification as object)).toHaveLength(8);
  expect((await give(['classify', file('package.json')], { wire })).exit).toBe(64);
});
