import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { readEffects } from '../../src/simcloud/cloud/effects.ts';
import { readCloud } from '../../src/simcloud/cloud/store.ts';
import { simCommand } from '../../src/simcloud/command.ts';
import { ensureSim, probeSim, stopSim } from '../../src/simcloud/lifecycle.ts';
import { accountNamed } from '../../src/simcloud/project.ts';
import { holderOf } from '../../src/simcloud/server/state-backend.ts';
import { engines, stackOf } from './engine.ts';
import { folder } from './folder.ts';

const QUEUES = `
terraform {
  backend "http" {}
}
resource "aws_sqs_queue" "first" {
  name = "first"
}
resource "aws_sqs_queue" "second" {
  name = "second-\${aws_sqs_queue.first.name}"
}`;

async function planned() {
  const home = folder();
  onTestFinished(async () => void (await stopSim(home)));
  const project = await ensureSim(home);
  const stack = stackOf({ binary: engines[0]?.binary ?? '', home, project, account: 'a' });
  stack.write(QUEUES);
  expect(await stack.init()).toMatchObject({ code: 0 });
  expect(await stack.plan()).toMatchObject({ code: 2 });
  const say = () => undefined;
  const sh = (...argv: string[]) => simCommand(argv, { folder: home, out: say, err: say, env: {} });
  const queues = () => Object.values(readCloud(accountNamed(project, 'a')).resources.aws_sqs_queue ?? {});
  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue()) await sleep(20);
  };
  return { home, project, stack, sh, queues, until };
}

test('a simulator that dies in the middle leaves the resource made, the lock held and the state without it', async () => {
  const { home, project, stack, sh, queues } = await planned();
  await sh('break', 'die', 'a', 'type=aws_sqs_queue', 'at=1', 'when=after');
  expect(await stack.apply()).toMatchObject({ code: 1 });
  expect(await probeSim(project)).toBeNull();
  expect(queues()).toMatchObject([{ name: 'first' }]);
  expect(holderOf(project.root, 'a', 'edge')).toContain('"Operation":"OperationTypeApply"');
  const again = await ensureSim(home);
  expect(again.port).toBe(project.port);
  expect(await stack.run('plan', 'state', 'pull')).toMatchObject({
    code: 0,
    out: expect.not.stringContaining('aws_sqs_queue'),
  });
});

test('an interrupted slow apply finishes what it began, keeps it in state and frees the lock', async () => {
  const { project, stack, sh, until } = await planned();
  await sh('break', 'slow', 'a', 'ms=1000');
  const applying = stack.apply();
  await until(() => existsSync(join(project.root, 'faults-seen.json')));
  stack.interrupt();
  expect(await applying).toMatchObject({ code: 1 });
  expect(readEffects(project.root)).toHaveLength(1);
  expect(holderOf(project.root, 'a', 'edge')).toBeNull();
  expect((await stack.run('plan', 'state', 'list')).out.trim()).toBe('aws_sqs_queue.first');
});

test('an apply that hangs ends on an interrupt and has made nothing', async () => {
  const { project, stack, sh, until } = await planned();
  await sh('break', 'hang', 'a');
  const applying = stack.apply();
  await until(() => existsSync(join(project.root, 'faults-seen.json')));
  stack.interrupt();
  expect(await applying).toMatchObject({ code: 1, out: expect.stringContaining('hung until') });
  expect(readEffects(project.root)).toEqual([]);
});
