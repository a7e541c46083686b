import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { planFile } from '../../../src/adapters/plan-file/read.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const main = `terraform {
  backend "local" {}
}

variable "name" {
  default = "edge"
}

module "label" {
  source = "./label"
}

resource "terraform_data" "root" {
  input = var.name
}
`;

function engineOnPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A stack in a folder of its own, with an environment made from nothing. */
function stack(engine: string) {
  const folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
  folders.push(folder);
  mkdirSync(join(folder, 'label'));
  writeFileSync(join(folder, 'main.tf'), main);
  writeFileSync(join(folder, 'label', 'main.tf'), 'resource "terraform_data" "label" {}\n');
  const env = { PATH: '/usr/bin:/bin', HOME: folder, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run = (...args: string[]) =>
    execFileSync(engine, [...args, '-no-color'], { cwd: folder, env, encoding: 'utf8' });
  const plan = (...args: string[]) => {
    run('plan', '-input=false', '-out=saved', ...args);
    return planFile.read(readFileSync(join(folder, 'saved')));
  };
  run('init', '-input=false', '-backend-config=path=state.tfstate');
  return { folder, run, plan };
}

describe.each([
  ['terraform', { complete: true, applyable: true }],
  ['tofu', {}],
] as const)('%s', (name, flags) => {
  const engine = engineOnPath(name) ?? '';
  const { complete, applyable } = { complete: undefined, applyable: undefined, ...flags };

  test.skipIf(engine === '')('plans made now say what the engine and the state say', () => {
    const { folder, run, plan } = stack(engine);
    const version: unknown = JSON.parse(run('version', '-json'));
    const first = plan();
    expect(version).toMatchObject({ terraform_version: first.engineVersion });
    expect(first).toMatchObject({ lineage: undefined, serial: undefined, errored: false });
    expect([first.complete, first.applyable]).toEqual([complete, applyable]);
    expect(Buffer.from(first.configuration.get('main.tf') ?? []).toString()).toBe(main);
    expect([...first.configuration.keys()].sort()).toEqual(['label/main.tf', 'main.tf']);
    expect(Buffer.from(first.lockFile ?? []).toString()).toMatch(/^# This file is maintained automatically/);

    run('apply', '-input=false', 'saved');
    const state: unknown = JSON.parse(readFileSync(join(folder, 'state.tfstate'), 'utf8'));
    const second = plan();
    expect(state).toMatchObject({ lineage: second.lineage, serial: second.serial });
    expect([second.complete, second.applyable]).toEqual([complete, undefined]);
    expect(plan('-var', 'name=x', '-target=module.label').complete).toBeUndefined();
  });

  test.skipIf(engine === '')('another workspace or backend address gives another backend digest', () => {
    const { run, plan } = stack(engine);
    const before = plan().backend;
    expect(before).toMatchObject({ type: 'local', workspace: 'default' });
    expect(plan().backend).toEqual(before);

    run('workspace', 'new', 'stage');
    const staged = plan().backend;
    expect(staged).toMatchObject({ type: 'local', workspace: 'stage' });
    run('workspace', 'select', 'default');
    run('init', '-input=false', '-reconfigure', '-backend-config=path=other.tfstate');
    const moved = plan().backend;
    expect(new Set([before, staged, moved].map((backend) => backend?.configDigest)).size).toBe(3);
  });
});
