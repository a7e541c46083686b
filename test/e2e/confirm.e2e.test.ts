import { afterAll, beforeAll, expect, test } from 'vitest';
import { account, first, forge, judgedIn } from './bad-luck.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import type { Step } from './terminal.ts';
import { ctrlC, hasTerminal, onTerminal } from './terminal.ts';

let project: Project;
let order: readonly string[];

beforeAll(async () => {
  project = await makeSandbox({ accounts: [account] });
  (await project.waves('run', first)).expect(3, 'awaiting-approval');
  const judged = await judgedIn(project);
  await forge(project, { ...judged, summary: { ...judged.summary, destructive: true } });
  const plan = judged.d.replace('sha256:', '').slice(0, 12);
  order = ['approve', judged.promotion, '--plan', plan, '--role', 'platform-owner', '--as', 'pavel'];
});
afterAll(() => project?.remove());

const question = { text: 'Type the name of the module' };
const typed = (...keys: readonly Step[]) => onTerminal(project, order, { steps: [question, ...keys] });

test.runIf(hasTerminal).each([
  ['another name', [{ type: 'network\n' }], 64],
  ['nothing', [{ type: '\n' }], 64],
  ['the end of input', [{ type: '\u0004' }], 64],
  ['Ctrl-C', [ctrlC], 130],
])('what destroys in production is not approved by %s', async (_, keys, exit) => {
  const ran = await typed(...keys);
  expect(ran.exit, ran.said).toBe(exit);
  expect(await project.facts('approved')).toEqual([]);
});

test('without a terminal it is an error with the flag that is missing, and never a question', async () => {
  const ran = (await project.waves(...order)).expect(64, 'bad-usage');
  expect(ran.reasons[0]?.fix).toBe('--destroys network-edge');
  expect(ran.stderr).toBe('');
});

test.runIf(hasTerminal)('it is approved by the name of the module, with the line end of any system', async () => {
  const ran = await typed({ type: 'network-edge\r\n' });
  expect(ran.exit, ran.said).toBe(0);
  expect(await project.facts('approved')).toHaveLength(1);
});
