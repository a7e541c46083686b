import { type ChildProcess, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  account,
  expectAccounted,
  expectHelpful,
  expectUntouched,
  first,
  judgedIn,
  makeUnlucky,
  second,
  stack,
  stateText,
  untilApproved,
} from './bad-luck.ts';
import type { Project } from './project.ts';
import { ranOf } from './ran.ts';
import type { Step } from './terminal.ts';
import { ctrlC, hasTerminal, onTerminal } from './terminal.ts';

let project: Project;

beforeAll(async () => {
  project = await untilApproved(await makeUnlucky());
});

beforeEach(() => project.restore('approved'));
afterEach(quiet);
afterAll(() => project?.remove());

const run = () => project.waves('run', first);
const slowly = async (ms: number) => (await project.waves('sim', 'break', 'slow', account, `ms=${ms}`)).expect(0);

/** Every resource of the module was made, and none twice: what is named alike was made once. */
async function expectOneApply(): Promise<void> {
  expect(await project.facts('apply-intended')).toHaveLength(1);
  expect(project.effects().filter(({ type }) => type === 'aws_vpc')).toHaveLength(1);
  expect(project.effects().filter(({ type }) => type === 'aws_lb')).toHaveLength(1);
  await expectAccounted(project);
}

/** Runs until nothing is owed any more. Adopting is all that may be left to do, so it takes few rounds. */
async function carryOn(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const ran = await run();
    if (ran.exit === 0) return;
    expectHelpful(ran);
  }
  (await run()).expect(0);
}

/** Processes of waves in this project's folder, the runner and its children, but for the simulator. */
function ours(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return readlinkSync(`/proc/${pid}/cwd`) === project.folder && /main\.ts|waves\.js/.test(command);
      } catch {
        return false;
      }
    });
}

/** Waits for what a run left behind: an apply goes on under its supervisor when its run has ended. */
async function quiet(): Promise<void> {
  for (let tries = 0; tries < 600 && ours().length > 0; tries += 1) await sleep(100);
  expect(ours()).toEqual([]);
}

describe('two at once', () => {
  test('two runs of one promotion apply once, and the one that found it held says 7', async () => {
    await slowly(150);
    const args = ['run', first, '--json'];
    const both = await Promise.all([0, 1].map(() => ranOf(project.start(args), args)));
    expect(both.filter(({ exit }) => exit === 0).length).toBeGreaterThanOrEqual(1);
    for (const ran of both) expect([0, 7]).toContain(ran.exit);
    await expectOneApply();
  });

  test('another version of the module waits for the open promotion', async () => {
    expectHelpful((await project.waves('run', second)).expect(7, 'promotion-open'));
    await expectUntouched(project);
  });
});

describe('the runner', () => {
  const moments = ['"release"', '"applying"', '"applying"', '"applying"', '"applying"', '"applied"'] as const;
  const cases = moments.map((word, index) => ({ word, ms: Math.floor(Math.random() * 700 * Math.min(index, 3)) }));

  test.runIf(process.platform === 'linux').each(cases)(
    'killed with all its children $ms ms after it said $word: applied once, or known not to be',
    async ({ word, ms }) => {
      await slowly(100);
      const runner = project.start(['run', first, '--json']);
      await said(runner, word);
      await sleep(ms);
      runner.kill('SIGKILL');
      for (const pid of ours()) process.kill(pid, 'SIGKILL');
      await carryOn();
      await expectOneApply();
    },
  );
});

async function said(runner: ChildProcess, word: string): Promise<void> {
  let text = '';
  for await (const part of runner.stdout ?? []) {
    text += String(part);
    if (text.includes(word)) return;
  }
  throw new Error(`the run ended before it said ${word}: ${text}`);
}

describe('Ctrl-C on a terminal', () => {
  const atWork = { file: '.waves/runs/*/engine' };
  const listening = { sleep: 0.8 };
  const moment = { sleep: 0.1 };
  const stopping = [atWork, listening];
  const running = (env: Record<string, string>, ...keys: readonly Step[]) =>
    onTerminal(project, ['run', first, '--json'], { steps: [...stopping, ...keys], env });

  /** The engine of the one apply was asked to stop once: it says so itself, and twice would end it at once. */
  async function expectInterruptedOnce(): Promise<void> {
    await quiet();
    const log = (await project.waves('logs', (await judgedIn(project)).promotion, stack)).stdout;
    expect(log.match(/Interrupt received/g)).toHaveLength(1);
    expect(log).not.toContain('Two interrupts received');
    const finished = await project.facts('apply-finished');
    expect(finished.map(({ fact }) => fact.outcome)).toMatchObject([{ result: 'failed', changed: true }]);
    expect(stateText(project)).toContain('"resources"');
    await expectAccounted(project);
  }

  test.runIf(hasTerminal)('once: 130, the apply finishes by itself, and the next run adopts it', async () => {
    await slowly(1500);
    const { exit, said } = await running({}, ctrlC);
    expect(exit, said).toBe(130);
    expect(said).toContain('Ctrl-C again');
    expect(await project.facts('apply-finished')).toEqual([]);
    await carryOn();
    await expectOneApply();
  });

  test.runIf(hasTerminal)('SIGTERM: 143, the apply finishes by itself, and the next run adopts it', async () => {
    await slowly(250);
    const { exit, said } = await running({}, { signal: 'SIGTERM' });
    expect(exit, said).toBe(143);
    expect(await project.facts('apply-finished')).toEqual([]);
    await carryOn();
    await expectOneApply();
  });

  test.runIf(hasTerminal)('twice, and again: the engine is asked once, and its outcome is recorded (8)', async () => {
    await slowly(500);
    const { exit, said } = await running({}, ctrlC, moment, ctrlC, moment, ctrlC, moment, ctrlC);
    expect(exit, said).toBe(8);
    expect(said).toContain('"code":"budget-spent"');
    expect(await project.facts('apply-finished')).toHaveLength(1);
    await expectInterruptedOnce();
    const before = project.effects().length;
    const { promotion } = await judgedIn(project);
    (await project.waves('retry', promotion, '--stack', stack, '--reason', 'I stopped it')).expect(0);
    (await run()).expect(3, 'awaiting-approval');
    expect(project.effects()).toHaveLength(before);
    await expectAccounted(project);
  });

  test.runIf(hasTerminal)(
    'twice, and the engine does not stop in the grace: nobody says how it ended (8)',
    async () => {
      await slowly(4000);
      const { exit, said } = await running({ WAVES_INTERRUPT_GRACE: '1s' }, ctrlC, moment, ctrlC);
      expect(exit, said).toBe(8);
      expect(said).toContain('"code":"outcome-unknown"');
      await quiet();
    },
  );

  test.runIf(hasTerminal)(
    'in a pipeline the first is both: the engine is asked once, and waves does not linger',
    async () => {
      await slowly(500);
      const { exit, said } = await running({ GITHUB_ACTIONS: 'true' }, ctrlC, moment, { signal: 'SIGTERM' });
      expect([8, 130], said).toContain(exit);
      await carryOnAfterInterrupt();
      await expectInterruptedOnce();
    },
  );
});

/** The outcome is in the ledger once nothing of ours runs, or a run that looks puts it there. */
async function carryOnAfterInterrupt(): Promise<void> {
  await quiet();
  if ((await project.facts('apply-finished')).length === 0) expectHelpful(await run());
}

describe('the disk', () => {
  const mounted: string[] = [];

  function mount(args: readonly string[], place: string): boolean {
    const isMounted = spawnSync('mount', [...args, place]).status === 0;
    if (isMounted) mounted.push(place);
    return isMounted;
  }

  function unmount(): void {
    for (const place of mounted.splice(0)) spawnSync('umount', [place]);
  }

  const mayMount = (() => {
    const probe = `/tmp/waves-mount-${process.pid}`;
    mkdirSync(probe, { mode: 0o700 });
    const may = mount(['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs'], probe);
    unmount();
    rmSync(probe, { recursive: true, force: true });
    return may;
  })();

  test.runIf(mayMount)('full where engines work: nothing is begun, and it goes on once there is room', async () => {
    const work = project.env.WAVES_WORK_ROOT ?? '';
    mkdirSync(work, { recursive: true, mode: 0o700 });
    expect(mount(['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'tmpfs'], work)).toBe(true);
    try {
      const ran = (await run()).expect(1);
      expectHelpful(ran);
      expect(ran.reasons[0]?.say).toMatch(/disk|bytes free/);
      await expectUntouched(project);
    } finally {
      unmount();
    }
    (await run()).expect(0);
    await expectOneApply();
  });

  test.runIf(mayMount)('full where the ledger is: nothing is applied, and it goes on once there is room', async () => {
    const waves = join(project.folder, '.waves/ledger');
    const kept = join(project.base, 'ledger-kept');
    cpSync(waves, kept, { recursive: true });
    expect(mount(['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs'], waves)).toBe(true);
    try {
      cpSync(kept, waves, { recursive: true });
      const { bavail, bsize } = statfsSync(waves);
      writeFileSync(join(waves, 'filler'), Buffer.alloc(bavail * bsize));
      const ran = await run();
      expect([1, 5]).toContain(ran.exit);
      expectHelpful(ran);
      expect(project.effects()).toEqual([]);
      rmSync(join(waves, 'filler'));
      (await run()).expect(0);
      await expectOneApply();
    } finally {
      rmSync(kept, { recursive: true });
      unmount();
    }
  });

  test.runIf(mayMount)('read-only where waves keeps its own: nothing is applied, and it says so', async () => {
    const waves = join(project.folder, '.waves');
    await project.waves('sim', 'stop');
    expect(mount(['--bind'], waves) || mount(['--bind', waves], waves)).toBe(true);
    spawnSync('mount', ['-o', 'remount,bind,ro', waves]);
    try {
      const ran = await run();
      expect(ran.exit).not.toBe(0);
      expectHelpful(ran);
      expect(project.effects()).toEqual([]);
    } finally {
      unmount();
    }
    (await run()).expect(0);
    await expectOneApply();
  });
});
