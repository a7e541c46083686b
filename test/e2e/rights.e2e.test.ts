import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { realEngine, usualEngine } from './engines.ts';
import { promote } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const account = 'sandbox-01';

type Spawned = { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };

let project: Project;
let spawned: readonly Spawned[];

/** What no child of waves has any business with. */
const foreign = {
  AWS_SECRET_ACCESS_KEY: 'of a person',
  GITHUB_TOKEN: 'of a person',
  TF_CLI_ARGS_plan: '-destroy',
  TF_VAR_vpc_cidr: '10.99.0.0/20',
  WAVES_VAULT_KEY: '',
};

beforeAll(async () => {
  project = await makeSandbox({ accounts: [account] });
  Object.assign(project.env, foreign);
  const log = spyOn(project);
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  spawned = readFileSync(log, 'utf8').split('next engine\n').filter(Boolean).map(spawnedFrom);
});

afterAll(() => project?.remove());

/** Puts an engine before the real one that writes down what it was given. */
function spyOn({ bin, base, env }: Project): string {
  const log = join(base, 'engine.log');
  const wrapper = join(bin, usualEngine);
  const real = realEngine({ bin, env }, usualEngine);
  const note = `{ printf '%s ' "$@"; echo; env; echo 'next engine'; } >> ${log}`;
  rmSync(wrapper, { force: true });
  writeFileSync(wrapper, `#!/bin/sh\n${note}\nexec "${real}" "$@"\n`);
  chmodSync(wrapper, 0o755);
  return log;
}

function spawnedFrom(text: string): Spawned {
  const [args = '', ...variables] = text.split('\n').filter(Boolean);
  const pairs = variables.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const);
  return { args: args.trim().split(' '), env: Object.fromEntries(pairs) };
}

const ran = (command: string) => spawned.filter(({ args }) => args[0] === command);

test('S18.7 every plan had the plan identity, and no secret of the apply identity', () => {
  const applied = ran('apply').map(({ env }) => env.TF_HTTP_PASSWORD ?? '');
  expect(ran('plan').length).toBeGreaterThanOrEqual(2);
  for (const { env } of ran('plan')) {
    expect(env.TF_HTTP_USERNAME).toBe(`${account}.plan`);
    for (const secret of applied) expect(Object.values(env)).not.toContain(secret);
  }
});

test('S18.7 the apply, and nothing that plans, had the apply identity', () => {
  expect(ran('apply')).toHaveLength(1);
  expect(ran('apply')[0]?.env.TF_HTTP_USERNAME).toBe(`${account}.apply`);
});

test("no engine saw what a person's shell held", () => {
  expect(spawned.length).toBeGreaterThan(5);
  for (const { env } of spawned) {
    for (const name of Object.keys(foreign)) expect(env).not.toHaveProperty(name);
  }
  expect(project.effects().every(({ operation }) => operation === 'create')).toBe(true);
});
