import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readFaults } from '../../src/simcloud/cloud/faults.ts';
import { readCloud, writeCloud } from '../../src/simcloud/cloud/store.ts';
import { simCommand } from '../../src/simcloud/command.ts';
import { rootOf } from '../../src/simcloud/project.ts';
import { statePath } from '../../src/simcloud/server/state-backend.ts';
import { folder } from './folder.ts';

function cli(env: Record<string, string> = {}) {
  const home = folder();
  const ref = { root: rootOf(home), account: 'a', accountId: '111111111111' };
  const run = async (...argv: string[]) => {
    const lines: { out: string[]; err: string[] } = { out: [], err: [] };
    const io = {
      folder: home,
      env,
      out: (line: string) => void lines.out.push(line),
      err: (line: string) => void lines.err.push(line),
    };
    const code = await simCommand(argv, io);
    return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
  };
  return { run, ref };
}

function withGroup() {
  const { run, ref } = cli();
  const stored = { region: 'eu-central-1', name: 'lb', ingress: [] };
  writeCloud(ref, { ...readCloud(ref), resources: { aws_security_group: { 'sg-1': stored } } });
  const instances = [{ index_key: 0, attributes: { id: 'sg-1' } }];
  const resource = { module: 'module.edge', mode: 'managed', type: 'aws_security_group', name: 'lb', instances };
  const path = statePath(ref.root, 'a', 'live/edge');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ resources: [resource] }));
  return { run, group: () => readCloud(ref).resources.aws_security_group?.['sg-1'] };
}

test.each([
  [['dance'], 'waves sim knows no "dance"'],
  [['start', '--fast'], '--fast'],
  [['start', '--port', 'x'], '"x" is no port'],
  [['stop', 'now'], 'takes no "now"'],
  [['credentials', 'a'], 'plan|apply'],
  [['credentials', 'a', 'root'], 'plan|apply'],
  [['credentials', 'a', 'plan', 'b'], 'takes no "b"'],
  [['whoami'], 'TF_HTTP_USERNAME is not set'],
  [['show'], 'needs the name of an account'],
  [['show', 'A'], 'no account name'],
  [['poke', 'a', 'x'], 'waves sim poke ACCOUNT ADDRESS'],
  [['break', 'everything'], '"everything" cannot be broken'],
  [['break', 'fail', 'a', 'at=0'], 'counts calls from 1'],
  [['break', 'fail', 'a', 'color=red'], '"color" is no setting here'],
  [['break', 'hang', 'a', 'when=later'], 'before or after'],
])('%j is bad usage and says why', async (argv, sentence) => {
  const { code, err } = await cli().run(...argv);
  expect(err).toContain(sentence);
  expect(code).toBe(64);
});

test('help goes to standard output', async () => {
  const { code, out } = await cli().run('help');
  expect(code).toBe(0);
  expect(out).toContain('waves sim credentials ACCOUNT plan|apply');
});

test('starting beside real credentials is refused, and the message names them', async () => {
  const { code, err } = await cli({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_PROFILE: 'prod' }).run('start');
  expect(code).toBe(6);
  expect(err).toContain('AWS_ACCESS_KEY_ID, AWS_PROFILE');
  expect(err).not.toContain('AKIA');
});

test('a resource is poked by its address or its id', async () => {
  const { run, group } = withGroup();
  expect((await run('poke', 'a', 'module.edge.aws_security_group.lb[0]', 'description=by hand')).code).toBe(0);
  expect(group()).toMatchObject({ description: 'by hand' });
  expect((await run('poke', 'a', 'sg-1', 'ingress+={"from_port":22,"to_port":22,"protocol":"tcp"}')).code).toBe(0);
  expect(group()?.ingress).toEqual([{ from_port: 22, to_port: 22, protocol: 'tcp' }]);
  expect((await run('poke', 'a', 'sg-1', 'description=')).code).toBe(0);
  expect(group()).not.toHaveProperty('description');
  expect((await run('poke', 'a', 'sg-1', '--remove')).code).toBe(0);
  expect(group()).toBeUndefined();
});

test('poking something unknown or into a wrong shape changes nothing', async () => {
  const { run, group } = withGroup();
  const before = group();
  expect((await run('poke', 'a', 'sg-2', 'name=x')).code).toBe(1);
  expect((await run('poke', 'a', 'sg-1', 'colour=x')).err).toContain('has no "colour"');
  expect((await run('poke', 'a', 'sg-1', 'ingress=5')).err).toContain('should be a list');
  expect(group()).toEqual(before);
});

test('faults are added one by one and taken away together', async () => {
  const { run, ref } = cli();
  await run('break', 'fail', 'a', 'type=aws_lb', 'at=2', 'message=no capacity');
  await run('break', 'metrics', 'a', 'version=2.5', 'false_positive_rate=0.2');
  await run('break', 'down', 'b');
  expect(readFaults(ref.root)).toEqual({
    apply: [{ do: 'fail', account: 'a', type: 'aws_lb', at: 2, message: 'no capacity' }],
    metrics: [
      { account: 'a', version: '2.5', false_positive_rate: 0.2 },
      { account: 'b', down: true },
    ],
    noise: true,
  });
  expect((await run('metrics', 'b')).code).toBe(5);
  await run('break', 'nothing');
  expect(readFaults(ref.root)).toMatchObject({ apply: [], metrics: [] });
  expect(JSON.parse((await run('metrics', 'b')).out)).toMatchObject({ account: 'b', samples: 0 });
});

test('an account is shown as one line per resource, the heading apart', async () => {
  const { run } = withGroup();
  const { out, err } = await run('show', 'a');
  expect(out).toBe('aws_security_group  sg-1');
  expect(err).toContain(join('cloud', 'a.json'));
});

test('without a simulator there is nothing to stop', async () => {
  const { run } = cli();
  expect((await run('status')).out).toBe('this project has no simulated cloud yet');
  expect((await run('stop')).out).toBe('no simulated cloud was running');
});
