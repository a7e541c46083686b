import { expect, test } from 'vitest';
import type { Wire } from '../../src/cli/wire.ts';
import { loadDefinitions } from '../../src/config/load.ts';
import type { Problem } from '../../src/domain/definitions.ts';
import type { Files } from '../config/repository.ts';
import { small, treeOf } from '../config/repository.ts';
import { give, nowhere } from './command-line.ts';

/** The small estate with some files others than they are. */
function over(changes: Files): Wire {
  const loaded = loadDefinitions(treeOf({ ...small, ...changes }));
  const problems = 'problems' in loaded ? loaded.problems : [];
  const stacks = 'definitions' in loaded ? loaded.definitions.stacks.length : 0;
  return { ...nowhere, validateFiles: async () => ({ stacks, problems, warnings: loaded.warnings }) };
}

const wave = small['waves/default.yaml'] ?? '';
const wrong: Files = {
  'waves/default.yaml': wave.replace('[dev]', '["x*"]').replace('requiredApprovals', 'requiredAprovals'),
};
const effectless: Files = { 'waves.yaml': `${small['waves.yaml']}store: s3://acme/waves\n` };

test.each([
  ['wave-overlap', wave.replace('[prod]', '["*"]')],
  ['wave-uncovered', wave.replace('[dev]', '["x*"]')],
  ['unknown-key', wave.replace('requiredApprovals', 'requiredAprovals')],
  ['empty-value', wave.replace('[prod]', `["\${UNSET}"]`)],
])('%s is 64, with the code in the document (S04.2, S06.2)', async (code, text) => {
  const ran = await give(['validate', '--json'], { wire: over({ 'waves/default.yaml': text }) });
  expect(ran.exit).toBe(64);
  expect(ran.document).toMatchObject({ verdict: 'refused', reasons: [{ code: 'invalid-file' }], problems: [{ code }] });
});

test('the format json is the document of --json', async () => {
  const wire = over(wrong);
  const asked = await give(['validate', '--format', 'json'], { wire });
  expect(asked).toEqual(await give(['validate', '--json'], { wire }));
  expect(asked.document.problems).toHaveLength(1);
});

test('annotations name file, line, columns and code', async () => {
  const ran = await give(['validate', '--format', 'github'], { wire: over(wrong) });
  expect([ran.exit, ran.out.split('\n')]).toEqual([
    64,
    [
      '::error file=waves/default.yaml,line=6,col=5,endColumn=21,title=unknown-key::' +
        'unknown key "requiredAprovals" at waves.1%0Ahelp: did you mean "requiredApprovals"?',
    ],
  ]);
});

const odd: Problem = {
  code: 'bad-name',
  file: 'stacks/a,b:c/100%\n::error::x',
  line: 1,
  column: 1,
  say: 'one\r\n::warning::two 100%',
  notes: [{ file: 'waves.yaml', line: 3, say: 'first here' }],
};

test('no text of a file is a command, ends a property or a line', async () => {
  const wire = { ...nowhere, validateFiles: async () => ({ stacks: 0, problems: [odd], warnings: [] }) };
  const ran = await give(['validate', '--format', 'github'], { wire });
  expect(ran.out).toBe(
    '::error file=stacks/a%2Cb%3Ac/100%25%0A%3A%3Aerror%3A%3Ax,line=1,col=1,title=bad-name::' +
      'one%0D%0A::warning::two 100%25%0Afirst here: waves.yaml:3',
  );
});

test('SARIF has a rule for each code, and a result with both places', async () => {
  const wire = over({ 'waves/default.yaml': wave.replace('[prod]', '["*"]'), ...effectless });
  const ran = await give(['validate', '--format', 'sarif'], { wire });
  const sarif = JSON.parse(ran.out);
  const place = { artifactLocation: { uri: 'waves/default.yaml' } };
  expect([ran.exit, sarif.version, sarif.runs[0].tool.driver.version]).toEqual([64, '2.1.0', '1.2.3']);
  expect(sarif.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id).toSorted()).toEqual(
    ['wave-overlap', 'without-effect'].toSorted(),
  );
  expect(sarif.runs[0].results).toMatchObject([
    {
      ruleId: 'wave-overlap',
      level: 'error',
      locations: [{ physicalLocation: { ...place, region: { startLine: 5, startColumn: 15, endColumn: 20 } } }],
      relatedLocations: [{ physicalLocation: { ...place, region: { startLine: 3 } }, message: { text: 'wave dev' } }],
    },
    { ruleId: 'without-effect', level: 'warning' },
  ]);
});

test.each(['github', 'sarif', 'json', 'text'])('without a problem %s is 0', async (format) => {
  expect((await give(['validate', '--format', format], { wire: over({}) })).exit).toBe(0);
});

test('a key without effect is a warning, on stderr, and a problem where it is asked to be', async () => {
  const ran = await give(['validate'], { wire: over(effectless) });
  expect([ran.exit, ran.out]).toEqual([0, 'no problems; 2 stacks']);
  expect(ran.err).toContain('warning[without-effect]: store has no effect yet');
  expect(ran.err).toContain('--> waves.yaml:6:1');
  expect((await give(['validate', '--strict'], { wire: over(effectless) })).exit).toBe(64);
});

test('of each file twenty problems are shown, and how many more there are', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `k${index}: 1\n`).join('');
  const ran = await give(['validate'], { wire: over({ 'policies/a.yaml': keys, 'policies/b.yaml': 'k: 1\n' }) });
  expect(ran.out.match(/^error\[/gm)).toHaveLength(21);
  expect(ran.out).toContain('and 10 more problems in policies/a.yaml');
});
