import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simCommand } from '../../src/simcloud/command.ts';
import { type Sim, startSim } from '../../src/simcloud/server/start.ts';
import { edge } from './edge.ts';
import { type Engine, engines, stackOf } from './engine.ts';

const home = mkdtempSync(join(tmpdir(), 'simcloud-e2e-'));
let sim: Sim;

beforeAll(async () => {
  sim = await startSim({ folder: home, port: 0, seed: 'e2e' });
});
afterAll(async () => {
  await sim.stop();
  rmSync(home, { recursive: true, force: true });
});

const onEach = test.each(engines);

/** A stack in an account of its own, and the commands around it. */
function open(engine: Engine, story: string) {
  const account = `${engine.name}-${story}`;
  const stack = stackOf({ binary: engine.binary, home, project: sim.project, account });
  const sh = async (...argv: string[]): Promise<string> => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    await simCommand(argv, { folder: home, out: say, err: say, env: {} });
    return lines.join('\n');
  };
  const effects = async (): Promise<number> => {
    const all = await (await fetch(`http://127.0.0.1:${sim.port}/effects`)).json();
    return (all as Record<string, { total: number }>)[account]?.total ?? 0;
  };
  return { account, stack, sh, effects };
}

async function applied(engine: Engine, story: string) {
  const opened = open(engine, story);
  opened.stack.write(edge());
  expect(await opened.stack.init()).toMatchObject({ code: 0 });
  expect(await opened.stack.plan()).toMatchObject({ code: 2 });
  expect(await opened.stack.apply()).toMatchObject({ code: 0 });
  return opened;
}

test('there is an engine to test with', () => {
  expect(engines.map(({ name }) => name)).toContain('terraform');
});

onEach('$name: a stack is planned, applied and then at rest', async (engine) => {
  const { account, stack, sh, effects } = open(engine, 'rest');
  stack.write(edge());
  await stack.init();
  await stack.plan();
  const changes = (await stack.json()).resource_changes ?? [];
  const vpc = changes.find(({ address }) => address === 'aws_vpc.edge')?.change;
  expect(vpc).toMatchObject({ actions: ['create'], after_unknown: { id: true, arn: true } });
  const secret = changes.find(({ address }) => address === 'aws_ssm_parameter.secret')?.change;
  expect(secret?.after_sensitive).toMatchObject({ value: true });
  expect(await stack.apply()).toMatchObject({ code: 0, out: expect.stringContaining('7 added') });
  expect(await stack.plan()).toMatchObject({ code: 0 });
  expect(await effects()).toBe(7);
  const metrics: unknown = JSON.parse(await sh('metrics', account));
  expect(metrics).toMatchObject({ module: 'network-edge', version: '2.5.0', samples: 20_000 });
});

onEach('$name: a saved plan cannot be applied twice', async (engine) => {
  const { stack, effects } = await applied(engine, 'once');
  const before = await effects();
  expect(await stack.apply()).toMatchObject({ code: 1, out: expect.stringContaining('stale') });
  expect(await effects()).toBe(before);
});

onEach('$name: an untouched stack still shows drift of the real provider’s kinds', async (engine) => {
  const { stack } = await applied(engine, 'noise');
  expect(await stack.plan()).toMatchObject({ code: 0 });
  const drift = new Map(((await stack.json()).resource_drift ?? []).map(({ address, change }) => [address, change]));
  expect(drift.get('aws_vpc.edge')).toMatchObject({ before: { tags: null }, after: { tags: {} } });
  expect(drift.get('aws_security_group.edge')?.after.ingress).toMatchObject([{ from_port: 443 }]);
  const token = drift.get('aws_wafv2_web_acl.edge');
  expect(token?.before.lock_token).not.toBe(token?.after.lock_token);
});

onEach('$name: an edit behind Terraform’s back is drift, and the next apply mends it', async (engine) => {
  const { account, stack, sh } = await applied(engine, 'drift');
  const opened = '{"from_port":22,"to_port":22,"protocol":"tcp","cidr_blocks":["0.0.0.0/0"]}';
  await sh('poke', account, 'aws_security_group.inline', `ingress+=${opened}`);
  await sh('poke', account, 'aws_cloudwatch_log_group.edge', 'retention_in_days=1');
  await sh('poke', account, 'aws_ssm_parameter.secret', '--remove');
  expect(await stack.plan('-refresh-only')).toMatchObject({ code: 2 });
  expect(await stack.plan()).toMatchObject({ code: 2, out: expect.stringContaining('1 to add, 2 to change') });
  const drift = (await stack.json()).resource_drift ?? [];
  expect(drift.find(({ address }) => address === 'aws_ssm_parameter.secret')?.change.actions).toEqual(['delete']);
  expect(await stack.apply()).toMatchObject({ code: 0 });
  expect(await stack.plan()).toMatchObject({ code: 0 });
});

onEach('$name: a rule opened by hand on a group with standalone rules is drift that no plan mends', async (engine) => {
  const { account, stack, sh } = await applied(engine, 'hand');
  await sh('poke', account, 'aws_security_group.edge', 'ingress+={"from_port":22,"to_port":22,"protocol":"tcp"}');
  expect(await stack.plan()).toMatchObject({ code: 0 });
  const drift = (await stack.json()).resource_drift ?? [];
  const group = drift.find(({ address }) => address === 'aws_security_group.edge');
  expect(group?.change.after.ingress).toHaveLength(2);
});

onEach('$name: an immutable argument replaces the resource and what hangs on it', async (engine) => {
  const { stack } = await applied(engine, 'replace');
  stack.write(edge({ cidr: '10.9.0.0/16', retention: 60 }));
  expect(await stack.plan()).toMatchObject({ code: 2, out: expect.stringContaining('4 to add, 1 to change, 4 to') });
  const changes = (await stack.json()).resource_changes ?? [];
  expect(changes.find(({ address }) => address === 'aws_vpc.edge')).toMatchObject({
    action_reason: 'replace_because_cannot_update',
    change: { actions: ['delete', 'create'], replace_paths: [['cidr_block']] },
  });
  expect(await stack.apply()).toMatchObject({ code: 0 });
  expect(await stack.plan()).toMatchObject({ code: 0 });
});

onEach('$name: a plain failure keeps what was made, a tainting one replaces it next time', async (engine) => {
  const { account, stack, sh } = open(engine, 'partial');
  stack.write(edge());
  await stack.init();
  await stack.plan();
  await sh('break', 'fail', account, 'type=aws_wafv2_web_acl', 'message=no capacity');
  await sh('break', 'taint', account, 'type=aws_ssm_parameter');
  expect(await stack.apply()).toMatchObject({ code: 1, out: expect.stringContaining('no capacity') });
  await sh('break', 'nothing');
  expect(await stack.plan()).toMatchObject({ code: 2, out: expect.stringContaining('2 to add, 0 to change, 1 to') });
  expect(await stack.apply()).toMatchObject({ code: 0 });
  expect(await stack.plan()).toMatchObject({ code: 0 });
});

onEach('$name: the plan identity can neither apply nor lock', async (engine) => {
  const { stack, effects } = open(engine, 'denied');
  stack.write(edge());
  await stack.init();
  await stack.plan();
  expect(await stack.run('plan', 'apply', 'p.tfplan')).toMatchObject({ code: 1 });
  const unlocked = await stack.run('plan', 'apply', '-lock=false', 'p.tfplan');
  expect(unlocked).toMatchObject({ code: 1, out: expect.stringContaining('AccessDenied') });
  expect(await effects()).toBe(0);
});

onEach('$name: import, moved, aliases of other regions and destroy work', async (engine) => {
  const { account, stack, sh } = await applied(engine, 'rest2');
  const extra = `
    provider "aws" {
      alias  = "us"
      region = "us-east-1"
    }
    resource "aws_sqs_queue" "us" {
      provider = aws.us
      name     = "far"
    }
    moved {
      from = aws_ssm_parameter.secret
      to   = aws_ssm_parameter.renamed
    }`;
  stack.write(edge({ extra }).replace('"aws_ssm_parameter" "secret"', '"aws_ssm_parameter" "renamed"'));
  expect(await stack.plan()).toMatchObject({ code: 2, out: expect.stringContaining('1 to add, 0 to change, 0 to') });
  expect(await stack.apply()).toMatchObject({ code: 0 });
  const queue = (await sh('show', account)).split('\n').find((line) => line.startsWith('aws_sqs_queue'));
  expect(queue).toContain('us-east-1');
  expect(await stack.run('apply', 'state', 'rm', 'aws_vpc_security_group_ingress_rule.https')).toMatchObject({
    code: 0,
  });
  const rule = (await sh('show', account)).split('\n').find((line) => line.includes('ingress_rule'));
  const id = rule?.split('  ')[1] ?? '';
  const imported = await stack.run('apply', 'import', 'aws_vpc_security_group_ingress_rule.https', id);
  expect(imported).toMatchObject({ code: 0 });
  expect(await stack.plan()).toMatchObject({ code: 0 });
  expect(await stack.run('apply', 'destroy', '-auto-approve')).toMatchObject({ code: 0 });
  expect(await sh('show', account)).toContain('0 resources');
});

onEach('$name: a wrong word and an unknown type are named by validate', async (engine) => {
  const { stack } = open(engine, 'wrong');
  stack.write(edge({ extra: 'resource "aws_lb" "x" {\n load_balancer_type = "classic"\n}' }));
  await stack.init();
  expect(await stack.run('plan', 'validate')).toMatchObject({
    code: 1,
    out: expect.stringContaining('expected load_balancer_type to be one of "application"'),
  });
  stack.write(edge({ extra: 'resource "aws_mainframe" "x" {}' }));
  expect((await stack.run('plan', 'validate')).out).toContain('aws_mainframe');
});

onEach('$name: a slow apply takes its time', async (engine) => {
  const { account, sh } = open(engine, 'slow');
  await sh('break', 'slow', account, 'ms=300');
  const began = performance.now();
  await applied(engine, 'slow');
  expect(performance.now() - began).toBeGreaterThan(600);
  await sh('break', 'nothing');
});
