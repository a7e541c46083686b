import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeModules } from '../../scripts/make-modules.ts';
import { basicHeader, issueToken } from '../../src/simcloud/identity.ts';
import { type Sim, startSim } from '../../src/simcloud/server/start.ts';

const run = promisify(execFile);
const accounts = ['sandbox-01', 'prod-regulated-01'];

type Change = { address: string; change: { actions: string[]; after: { rule: Record<string, unknown>[] } } };

let folder: string;
let sim: Sim;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'estate-'));
  makeModules(join(folder, 'modules'));
  sim = await startSim({ folder, port: 0 });
});

afterAll(async () => {
  await sim.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Stack = { readonly folder: string; readonly env: NodeJS.ProcessEnv; readonly address: string };

/** The stack as it stands in the estate, in a folder of its own, with everything its engine may see. */
async function stackOf(account: string): Promise<Stack> {
  const stack = join(folder, account);
  cpSync(fileURLToPath(new URL(`../../stacks/${account}/network-edge`, import.meta.url)), stack, { recursive: true });
  const token = issueToken(sim.project.seed, { account, identity: 'apply' });
  const root = `http://127.0.0.1:${sim.port}`;
  const attached = await fetch(`${root}/reattach`, { headers: { authorization: basicHeader(token) } });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: devNull,
    TF_REATTACH_PROVIDERS: await attached.text(),
    TF_HTTP_USERNAME: token.id,
    TF_HTTP_PASSWORD: token.secret,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${folder}/modules/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://git.example.com/acme/',
  };
  return { folder: stack, env, address: `${root}/state/${account}/network-edge` };
}

async function engine(stack: Stack, ...args: string[]): Promise<string> {
  const { stdout } = await run('terraform', args, { cwd: stack.folder, env: stack.env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

async function planAt(stack: Stack, version: string): Promise<Change[]> {
  const main = join(stack.folder, 'main.tf');
  writeFileSync(main, readFileSync(main, 'utf8').replace(/\?ref=v[^"]*/, `?ref=v${version}`));
  await engine(stack, 'init', '-input=false', '-no-color', `-backend-config=address=${stack.address}`);
  await engine(stack, 'plan', '-input=false', '-no-color', '-out=tfplan');
  const { resource_changes } = JSON.parse(await engine(stack, 'show', '-json', 'tfplan'));
  return resource_changes.filter(({ change }: Change) => !['no-op', 'read'].includes(change.actions.join()));
}

function summary(changes: readonly Change[]): string[] {
  return changes.map(({ address, change }) => `${change.actions.join('+')} ${address}`).sort();
}

const apply = (stack: Stack): Promise<string> => engine(stack, 'apply', '-input=false', '-no-color', 'tfplan');

test.each(accounts)(
  '%s takes 2.4.0 first, and then 2.5.0 creates two and updates one',
  async (account) => {
    const stack = await stackOf(account);
    const first = await planAt(stack, '2.4.0');
    expect(first).toHaveLength(14);
    expect(new Set(first.flatMap(({ change }) => change.actions))).toEqual(new Set(['create']));
    await apply(stack);
    expect(await planAt(stack, '2.4.0')).toEqual([]);

    expect(summary(await planAt(stack, '2.5.0'))).toEqual([
      'create module.network_edge.aws_wafv2_web_acl.edge',
      'create module.network_edge.aws_wafv2_web_acl_association.edge[0]',
      'update module.network_edge.aws_lb.edge[0]',
    ]);
    await apply(stack);
    expect(await planAt(stack, '2.5.0')).toEqual([]);

    const answer = await fetch(`http://127.0.0.1:${sim.port}/metrics/${account}`);
    const metrics = (await answer.json()) as Record<string, number>;
    expect(metrics).toMatchObject({ module: 'network-edge', version: '2.5.0' });
    expect(metrics.samples).toBeGreaterThanOrEqual(100);
    expect(metrics.waf_counted).toBeGreaterThan(0);
    expect(metrics.false_positive_rate).toBeLessThanOrEqual((metrics.baseline_rate ?? 0) * 2);

    const blocking = await planAt(stack, '2.5.1-block');
    expect(summary(blocking)).toEqual(['update module.network_edge.aws_wafv2_web_acl.edge']);
    expect(blocking[0]?.change.after.rule).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'common', override_action: [{ count: [], none: [{}] }] }),
        expect.objectContaining({ name: 'flood', action: [expect.objectContaining({ block: [expect.anything()] })] }),
      ]),
    );
  },
  60_000,
);
