import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { pipelineOf } from '../../src/cli/pipeline.ts';
import { minuteMs } from '../../src/domain/instant.ts';
import { graceFrom, onInterrupt } from '../../src/wire/signals.ts';

function asked(isPipeline: boolean, ...signals: readonly string[]) {
  const source = new EventEmitter();
  const interrupts = onInterrupt({ isPipeline }, source);
  for (const signal of signals) source.emit(signal);
  const { first, second, terminated } = interrupts;
  return { first: first.reason ?? 'none', second: second.aborted, terminated: terminated(), source, interrupts };
}

test.each([
  [false, [], 'none', false, false],
  [false, ['SIGINT'], 'SIGINT', false, false],
  [false, ['SIGHUP'], 'SIGHUP', false, false],
  [false, ['SIGTERM'], 'SIGTERM', false, true],
  [false, ['SIGTERM', 'SIGTERM', 'SIGHUP'], 'SIGTERM', false, true],
  [false, ['SIGINT', 'SIGINT'], 'SIGINT', true, false],
  [false, ['SIGTERM', 'SIGINT'], 'SIGTERM', true, true],
  [false, ['SIGINT', 'SIGTERM'], 'SIGINT', false, false],
  [true, ['SIGINT'], 'SIGINT', true, false],
  [true, ['SIGTERM', 'SIGINT'], 'SIGTERM', true, true],
] as const)('in a pipeline: %j, %j asks first by %s, interrupts: %j, ends as terminated: %j', (...wanted) => {
  const [pipeline, signals, first, second, terminated] = wanted;
  expect(asked(pipeline, ...signals)).toMatchObject({ first, second, terminated });
});

test('what listens is told once, however often somebody asks', () => {
  const { source, interrupts } = asked(false);
  const told: string[] = [];
  interrupts.first.addEventListener('abort', () => told.push('first'));
  interrupts.second.addEventListener('abort', () => told.push('second'));
  for (const signal of ['SIGINT', 'SIGINT', 'SIGINT', 'SIGTERM']) source.emit(signal);
  expect(told).toEqual(['first', 'second']);
});

test('nothing listens any more once it is closed', () => {
  const { source, interrupts } = asked(false);
  interrupts.close();
  expect(source.eventNames()).toEqual([]);
});

test.each([
  [{ CI: 'true' }, 'other'],
  [{ CI: '1' }, 'other'],
  [{ GITHUB_ACTIONS: 'true', CI: 'true' }, 'github'],
  [{ GITLAB_CI: 'true', CI: 'true' }, 'gitlab'],
  [{ CI: 'false' }, undefined],
  [{ CI: '' }, undefined],
  [{}, undefined],
])('%j is the pipeline %j', (env, is) => {
  expect(pipelineOf(env)).toBe(is);
});

test('an engine has ten minutes to stop; a pipeline leaves within five seconds, and what is written counts', () => {
  expect(graceFrom({})).toEqual({ ofEngine: 10 * minuteMs, ofRun: 10 * minuteMs });
  expect(graceFrom({ CI: 'true' })).toEqual({ ofEngine: 10 * minuteMs, ofRun: 4000 });
  expect(graceFrom({ CI: 'true', WAVES_INTERRUPT_GRACE: '30s' })).toEqual({ ofEngine: 30_000, ofRun: 30_000 });
  expect(graceFrom({ WAVES_INTERRUPT_GRACE: 'soon' })).toMatchObject({
    code: 'bad-usage',
    fix: expect.stringContaining('10m'),
  });
});
