import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  expectAccounted,
  expectHelpful,
  expectUntouched,
  first,
  hook,
  judgedIn,
  makeUnlucky,
  stack,
  stackFolder,
  stateText,
  unhook,
  untilApproved,
} from './bad-luck.ts';
import { approveAll } from './people.ts';
import type { Project } from './project.ts';

let project: Project;

beforeAll(async () => {
  project = await makeUnlucky({ accounts: [account, 'prod-standard-01'] });
  await project.save('begun');
  await untilApproved(project);
});

beforeEach(() => project.restore('approved'));
afterAll(() => project?.remove());

const run = (...more: readonly string[]) => project.waves('run', first, '--stack', stack, ...more);

describe('the environment waves is started in', () => {
  test('changes neither what is planned nor what is applied, and reaches no child', async () => {
    await project.restore('begun');
    const witness = join(project.base, 'loaded');
    const hostile = join(project.base, 'hostile.cjs');
    writeFileSync(hostile, `require('fs').appendFileSync('${witness}', process.argv.slice(2).join(' ') + '\\n');\n`);
    const environment = {
      TF_CLI_ARGS: '-no-such-flag',
      TF_CLI_ARGS_plan: '-destroy',
      TF_CLI_ARGS_apply: '-no-such-flag',
      TF_VAR_vpc_cidr: '10.99.0.0/20',
      TF_DATA_DIR: '/nonexistent/data',
      TF_WORKSPACE: 'elsewhere',
      TF_CLI_CONFIG_FILE: '/nonexistent/config',
      TF_LOG: 'TRACE',
      LD_PRELOAD: '/nonexistent/preload.so',
      NODE_OPTIONS: `--require ${hostile}`,
      GIT_DIR: '/nonexistent/git',
      GIT_WORK_TREE: '/nonexistent/tree',
      GIT_INDEX_FILE: '/nonexistent/index',
      GIT_CONFIG_GLOBAL: '/nonexistent/gitconfig',
      GIT_EXTERNAL_DIFF: '/nonexistent/diff',
      BASH_ENV: '/nonexistent/bash',
      ENV: '/nonexistent/sh',
    };
    const args = ['run', first, '--stack', stack] as const;
    (await project.wavesWith(environment, ...args)).expect(3, 'awaiting-approval');
    expect((await judgedIn(project)).summary.counts).toMatchObject({ delete: 0, replace: 0 });
    await approveAll(project);
    await project.wavesWith(environment, ...args);
    expect((await project.facts('verified')).map(({ fact }) => fact.stack)).toEqual([stack]);
    expect(stateText(project)).not.toContain('10.99.');
    const loaded = readFileSync(witness, 'utf8').trim().split('\n');
    expect(new Set(loaded)).toEqual(new Set([[...args, '--json'].join(' ')]));
    await expectAccounted(project);
  });
});

const hostile = [
  'terraform.d/plugins/registry.terraform.io/hashicorp/aws/1.0.0/linux_amd64/terraform-provider-aws',
  '.terraform/modules/modules.json',
  'kept.tfplan',
  'main_override.tf',
  'override.tf.json',
  '.terraformrc',
];

describe('a checkout that would change what the engine runs', () => {
  test('is refused, whatever it brings along, and planned once it is gone', async () => {
    await project.restore('begun');
    for (const path of hostile) {
      project.commit({ [`${stackFolder}/${path}`]: '{}\n' }, { message: 'Bring something along' });
      const ran = (await run()).expect(6, 'checkout-hostile');
      expectHelpful(ran);
      expect(ran.reasons[0]?.say).toContain(path.split('/')[0]);
      project.commit({ [`${stackFolder}/${path}`]: null }, { message: 'Take it away' });
    }
    await expectUntouched(project);
    (await run()).expect(3, 'awaiting-approval');
  });
});

describe('credentials of another account', () => {
  const swapped = (identity: 'plan' | 'apply') =>
    project.read('waves.yaml').replace(`'{account}', ${identity}`, `prod-standard-01, ${identity}`);

  test('at plan', async () => {
    await project.restore('begun');
    project.commit({ 'waves.yaml': swapped('plan') }, { message: 'Plan elsewhere' });
    expectHelpful((await run()).expect(6, 'wrong-account'));
    await expectUntouched(project);
  });

  test('at apply, swapped after everybody said yes', async () => {
    const right = project.read('waves.yaml');
    project.commit({ 'waves.yaml': swapped('apply') }, { message: 'Apply elsewhere' });
    expect(project.read('waves.yaml')).not.toBe(right);
    expectHelpful((await run()).expect(6, 'wrong-account'));
    await expectUntouched(project);
    project.commit({ 'waves.yaml': right }, { message: 'Apply here' });
    await run();
    expect((await project.facts('verified')).map(({ fact }) => fact.stack)).toEqual([stack]);
    await expectAccounted(project);
  });
});

describe('the engine', () => {
  test('that is missing, at plan and at apply, changes nothing, and is put right', async () => {
    const gone = { WAVES_TF_BIN: '/nonexistent/terraform' };
    expectHelpful((await project.wavesWith(gone, 'run', first, '--stack', stack)).expect(1));
    await expectUntouched(project);
    await project.restore('begun');
    const ran = await project.wavesWith(gone, 'run', first, '--stack', stack);
    expectHelpful(ran.expect(1, 'engine-missing'));
    (await run()).expect(3, 'awaiting-approval');
    await expectUntouched(project);
  });

  test('that is another one than planned with: the plan is made anew, and asks again', async () => {
    const { d } = await judgedIn(project);
    appendFileSync(project.env.WAVES_TF_BIN ?? '', '# another engine\n');
    expectHelpful((await run()).expect(6, 'toolchain-changed'));
    await expectUntouched(project);
    (await run()).expect(3, 'awaiting-approval');
    expect((await judgedIn(project)).d).not.toBe(d);
    await expectUntouched(project);
  });

  test.each([
    ['crashes', 'exit 11', 1, 'plan-failed'],
    ['is killed', 'kill -9 $$', 1, 'engine-failed'],
    ['leaves no plan', 'exit 2', 1, undefined],
  ] as const)('that %s while it plans', async (_, lines, exit, code) => {
    await project.restore('begun');
    hook(project, 'plan', lines);
    const ran = (await run()).expect(exit, ...(code ? [code] : []));
    expectHelpful(ran);
    await expectUntouched(project);
    unhook(project);
    (await run()).expect(3, 'awaiting-approval');
  });

  test('that hangs while it plans is stopped at the deadline', async () => {
    await project.restore('begun');
    project.commit({ 'waves.yaml': `${project.read('waves.yaml')}deadline: 3s\n` }, { message: 'Wait less' });
    hook(project, 'plan', 'exec sleep 600');
    expectHelpful((await run()).expect(5, 'could-not-check'));
    await expectUntouched(project);
  });
});

describe('the state', () => {
  const stateFile = () => join(project.folder, '.waves/sim/state', account, 'network-edge.tfstate');
  const lockFile = () => join(project.folder, '.waves/sim/state', account, 'network-edge.lock.json');

  test('that came to be since the plan: the plan is stale, and what nobody applied is pending', async () => {
    const { d } = await judgedIn(project);
    mkdirSync(dirname(stateFile()), { recursive: true });
    const empty = {
      version: 4,
      terraform_version: '1.11.4',
      serial: 7,
      lineage: 'somebody-else',
      outputs: {},
      resources: [],
    };
    writeFileSync(stateFile(), JSON.stringify(empty));
    expectHelpful((await run()).expect(3, 'plan-stale'));
    await expectUntouched(project);
    expectHelpful((await run()).expect(4, 'pending-changes'));
    expect((await project.facts('plan-dropped')).map(({ fact }) => fact.d)).toEqual([d]);
    await expectUntouched(project);
  });

  test('locked by somebody else: said before any intent, and applied once it is free', async () => {
    const lock = { ID: '11111111-2222-3333-4444-555555555555', Operation: 'OperationTypeApply', Who: 'bob@laptop' };
    mkdirSync(dirname(lockFile()), { recursive: true });
    writeFileSync(lockFile(), JSON.stringify(lock));
    expectHelpful((await run()).expect(7, 'backend-locked'));
    expect(existsSync(lockFile())).toBe(true);
    await expectUntouched(project);
    rmSync(lockFile());
    await run();
    expect((await project.facts('verified')).map(({ fact }) => fact.stack)).toEqual([stack]);
    await expectAccounted(project);
  });
});
