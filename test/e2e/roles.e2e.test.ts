import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Moto, motoMissing, startMoto } from '../adapters/credentials/moto.ts';
import { realEngine, usualEngine } from './engines.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const missing = motoMissing();
if (missing !== undefined) console.warn(`roles are not tested to the end: ${missing}`);

type Asked = { readonly action: string; readonly role: string | null; readonly session: string | null };

let base = '';
let project = '';
let moto: Moto;
let door: Server;
const asked: Asked[] = [];
let env: Record<string, string> = {};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function git(folder: string, ...args: readonly string[]): void {
  const ran = spawnSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@acme.example', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr}`);
}

/** Not `spawnSync`: the door to STS is in this process. */
async function waves(...args: readonly string[]): Promise<{ exit: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'bin/waves.js'), ...args, '--json'], { cwd: project, env });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (part) => out.push(String(part)));
  child.stderr.on('data', (part) => err.push(String(part)));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, out: out.join(''), err: err.join('') };
}

/** Writes down who asks STS for what, and hands it on to moto. */
async function openDoor(to: string): Promise<string> {
  door = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const said = new URLSearchParams(body);
    asked.push({ action: said.get('Action') ?? '', role: said.get('RoleArn'), session: said.get('RoleSessionName') });
    const headers = Object.fromEntries(
      ['authorization', 'content-type', 'x-amz-date', 'x-amz-security-token'].flatMap((name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
    const answer = await fetch(to, { method: 'POST', headers: { ...headers, host: 'sts.amazonaws.com' }, body });
    response.statusCode = answer.status;
    response.setHeader('content-type', answer.headers.get('content-type') ?? 'text/xml');
    response.end(await answer.text());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
}

/** An engine before the real one that writes down its command and whose keys it was given. */
function spyOnEngine(bin: string): void {
  const real = realEngine({ bin, env }, usualEngine);
  const note = `printf '%s %s\\n' "$1" "$AWS_ACCESS_KEY_ID" >> ${join(base, 'engine.log')}`;
  writeFileSync(join(bin, usualEngine), `#!/bin/sh\n${note}\nexec "${real}" "$@"\n`);
  chmodSync(join(bin, usualEngine), 0o755);
}

function keysOf(command: string): ReadonlySet<string> {
  const lines = readFileSync(join(base, 'engine.log'), 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  return new Set(lines.flatMap(([name, key = '']) => (name === command ? [key] : [])));
}

beforeAll(async () => {
  if (missing !== undefined) return;
  base = realpathSync(mkdtempSync(join(tmpdir(), 'waves-roles-')));
  project = join(base, 'project');
  const [bin, module] = [join(base, 'bin'), join(base, 'modules/network.git')];
  for (const folder of [project, bin, module, join(base, 'home')]) mkdirSync(folder, { recursive: true });
  moto = await startMoto();
  env = {
    PATH: [bin, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    HOME: join(base, 'home'),
    GIT_CONFIG_NOSYSTEM: '1',
    WAVES_WORK_ROOT: join(base, 'work'),
    AWS_ENDPOINT_URL_STS: await openDoor(moto.url),
    AWS_ACCESS_KEY_ID: 'AKIACALLER',
    AWS_SECRET_ACCESS_KEY: 'of-the-caller',
  };
  spyOnEngine(bin);
  git(module, 'init', '-q', '-b', 'main');
  write(module, { 'main.tf': 'resource "terraform_data" "edge" {\n  input = "1.0.0"\n}\n' });
  git(module, 'add', '-A');
  git(module, 'commit', '-q', '-m', 'Begin');
  git(module, 'tag', 'v1.0.0');
  write(project, {
    'waves.yaml': `engine: ${usualEngine}
stacks: live/{account}/{stack}
accounts: { dev: '111111111111' }
modules: { network: { source: 'git::https://git.example.com/network.git' } }
git: { mirrors: { 'https://git.example.com/': ${join(base, 'modules')}/ } }
credentials:
  plan: { role: 'arn:aws:iam::{id}:role/tf-plan' }
  apply: { role: 'arn:aws:iam::{id}:role/tf-apply' }
`,
    'waves/default.yaml': 'waves:\n  - { name: dev, accounts: [dev] }\n',
    'policies/people.yaml': `people:
  - { id: ann, emails: [ann@acme.example] }
  - { id: bob, emails: [bob@acme.example] }
roles: { owner: [bob] }
approvalPolicy: { all: { when: { account: dev }, requiredRoles: [owner] } }
`,
    'live/dev/edge/main.tf': 'module "edge" {\n  source = "git::https://git.example.com/network.git?ref=v1.0.0"\n}\n',
    '.gitignore': '.waves/\n*.tfstate\n',
  });
  git(project, 'init', '-q', '-b', 'main');
  git(project, 'add', '-A');
  git(project, 'commit', '-q', '-m', 'The estate');
});

afterAll(() => {
  moto?.stop();
  door?.close();
  if (base !== '') rmSync(base, { recursive: true, force: true });
});

describe.skipIf(missing !== undefined)('a promotion with two roles', () => {
  test('plans with one, and applies with the other once it is approved', async () => {
    expect(await waves('init', '--sandbox')).toMatchObject({ exit: 0 });
    const paused = await waves('run', 'network@1.0.0');
    expect(paused).toMatchObject({ exit: 3 });
    expect(new Set(asked.map(({ session }) => session).filter(Boolean))).toEqual(new Set(['waves-plan-dev']));

    const [, promotion = ''] = /"promotion":"(p-[0-9a-f]+)"/.exec(paused.out) ?? [];
    const [, plan = ''] = /--plan ([0-9a-f]{12})/.exec(paused.out) ?? [];
    const approved = await waves('approve', promotion, '--plan', plan, '--role', 'owner', '--as', 'bob');
    expect(approved).toMatchObject({ exit: 0 });
    expect(await waves('run', 'network@1.0.0')).toMatchObject({ exit: 0 });
    const roles = asked
      .filter(({ action }) => action === 'AssumeRole')
      .map(({ role, session }) => `${session} ${role}`);
    expect(new Set(roles)).toEqual(
      new Set([
        'waves-plan-dev arn:aws:iam::111111111111:role/tf-plan',
        'waves-apply-dev arn:aws:iam::111111111111:role/tf-apply',
      ]),
    );
    const [planned, applied] = [keysOf('plan'), keysOf('apply')];
    expect(applied.size).toBe(1);
    expect([...applied].filter((key) => planned.has(key) || key === 'AKIACALLER' || key === '')).toEqual([]);
    expect(planned.has('AKIACALLER')).toBe(false);
  });

  test('tells the doctor whose both are', async () => {
    const { out } = await waves('doctor');
    const { checks } = JSON.parse(out) as { checks: readonly { check: string; verdict: string; evidence: string }[] };
    const seen = checks.filter(({ check }) => check === 'credentials');
    expect(seen.map(({ verdict }) => verdict)).toEqual(['ok', 'ok']);
    expect(seen[0]?.evidence).toMatch(/^they belong to 111111111111, until /);
  });
});
