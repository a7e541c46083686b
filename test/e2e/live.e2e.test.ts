import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import { forge } from './bad-luck.ts';
import { labFiles } from './estate.ts';
import { promote } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import { screenOf } from './screen-of.ts';
import type { OnTerminal } from './terminal.ts';
import { ctrlC, hasTerminal, onTerminal } from './terminal.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const frameBegin = '\u001b[?2026h';
let project: Project;

beforeAll(async () => {
  const waves = 'waves:\n  - { name: first, accounts: [lab-1] }\n  - { name: second, accounts: [lab-2] }\n';
  project = await makeSandbox({ accounts: [], files: labFiles(['lab-1', 'lab-2'], waves) });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  await project.save('at 2.4.0');
});
afterAll(() => project?.remove());

const textOf = ({ parts }: OnTerminal): string => parts.map(([, text]) => text).join('');
const framesOf = (ran: OnTerminal): readonly string[] => textOf(ran).split(frameBegin).slice(1);

/** What was drawn before the cursor came back: the report is no table, and as wide as it is. */
const tableOf = (ran: OnTerminal): string => textOf(ran).split('\u001b[?25h')[0] ?? '';

/** The most frames that came in any second. */
function framesInSecond({ parts }: OnTerminal): number {
  const moments = parts.flatMap(([at, text]) =>
    text
      .split(frameBegin)
      .slice(1)
      .map(() => at),
  );
  return Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1).length));
}

describe.runIf(hasTerminal)('on a terminal', () => {
  test('a run is a table: each stack a row, the totals, and what it waits for; then the report takes its place', async () => {
    const ran = await onTerminal(project, ['run', 'network-edge@2.5.0']);
    expect(ran.exit, ran.said).toBe(0);
    expect(framesInSecond(ran)).toBeLessThanOrEqual(10);
    const frames = framesOf(ran);
    expect(frames.length).toBeGreaterThan(5);
    const whole = frames.findLast((frame) => frame.includes('applying'));
    expect(whole).toMatch(/lab-1/);
    expect(whole).toMatch(/lab-2/);
    expect(whole).toMatch(/\d:\d\d · wave [12]\/2 (?:first|second) · 2 stacks: /);
    expect(whole).toMatch(/waiting for: .*applying \(1\)/);
    const { lines, cursor } = screenOf(textOf(ran), 80);
    expect([screenOf(tableOf(ran), 80).wrapped, cursor]).toEqual([0, 'shown']);
    expect(lines.filter((line) => line.startsWith('waiting for'))).toEqual([]);
    expect(lines[0]).toMatch(/^network-edge 2\.4\.0 → 2\.5\.0 · promotion p-/);
    expect(lines.filter((line) => line !== '').at(-1)).toBe('Released');
  });

  test('on 20 columns no row is broken, colours are left out where nobody wants them', async () => {
    await project.restore('at 2.4.0');
    const env = { NO_COLOR: '1' };
    const ran = await onTerminal(project, ['run', 'network-edge@2.5.0'], { size: '20x24', env });
    expect(ran.exit, ran.said).toBe(0);
    expect(framesInSecond(ran)).toBeLessThanOrEqual(10);
    expect(framesOf(ran).some((frame) => /lab-1 .*appl/.test(frame))).toBe(true);
    expect(textOf(ran)).not.toMatch(/\[[0-9;]*m/);
    expect(screenOf(tableOf(ran), 20).wrapped).toBe(0);
  });

  test('TERM=dumb and a pipeline have no table, and a line a change', async () => {
    for (const env of [{ TERM: 'dumb' }, { CI: 'true' }]) {
      const ran = await onTerminal(project, ['run', 'network-edge@2.5.0'], { env });
      expect(ran.exit).toBe(0);
      expect(textOf(ran)).not.toContain('\u001b[?25l');
      expect(textOf(ran)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \+0:0\d {2}network-edge 2.4.0 → 2.5.0/m);
    }
  });

  describe('with forty stacks', () => {
    const id = 'p-40';
    const names = Array.from({ length: 40 }, (_, index) => `account-${String(index + 10)}/network-edge`);
    let asked: (stack: string) => Fact;

    /** A promotion like that of two stacks, of forty. */
    async function forgeStart(): Promise<void> {
      const started = (await project.facts('promotion-started')).at(-1)?.fact;
      const request = (await project.facts('plan-asked')).at(-1)?.fact.request;
      if (!started || !request) throw new Error('nothing was promoted yet');
      asked = (stack) => {
        const named = { ...request, id: `r-${stack}`, promotion: id, stack: { ...request.stack, name: stack } };
        return { type: 'plan-asked', promotion: id, stack, request: named };
      };
      const wave = { ...started.waves[0], name: 'all', members: names, accounts: names };
      const from = Object.fromEntries(names.map((name) => [name, '2.4.0']));
      await forge(project, { ...started, promotion: id, waves: [wave as (typeof started.waves)[number]], from });
    }

    test('a table that is higher than the terminal folds, follows its size, and is no quicker than ten frames', async () => {
      await forgeStart();
      const steps = [
        { text: 'wave 1/1' },
        { sleep: 4 },
        { size: [40, 10] as const },
        { sleep: 1 },
        { size: [100, 60] as const },
        { sleep: 1 },
        ctrlC,
      ];
      const watching = onTerminal(project, ['status', id, '--watch'], { steps });
      await sleep(1500);
      for (const name of names.slice(0, 30)) {
        await forge(project, asked(name));
        await sleep(40);
      }
      const ran = await watching;
      expect(ran.exit, ran.said).toBe(130);
      expect(framesInSecond(ran)).toBeLessThanOrEqual(10);
      const frames = framesOf(ran);
      const rows = frames.map((frame) => frame.split('\n').length - 1);
      const small = rows.slice(0, -12);
      expect(Math.max(...small.slice(0, 20))).toBeLessThanOrEqual(24);
      expect(frames.some((frame) => frame.includes('… and ') && frame.includes('more rows'))).toBe(true);
      expect(frames.at(-1)).toContain(names.at(-1)?.split('/')[0]);
      expect(textOf(ran)).toContain('\u001b[?25h');
    });
  });
});
