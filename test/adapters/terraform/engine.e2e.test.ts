import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terraformEngine } from '../../../src/adapters/terraform/engine.ts';
import { aFolder, realEngines } from './a-folder.ts';
import { options } from './options.ts';

const files = {
  'main.tf': `
    variable "size" { type = number }
    resource "terraform_data" "one" { input = var.size }
    output "size" { value = terraform_data.one.output }
  `,
  'terraform.tfvars': 'size = 1\n',
  'more.tfvars': 'size = 7\n',
};

describe.each(await realEngines())('$kind $version', (binary) => {
  const engine = terraformEngine({ ...options, binary: binary.path });

  test('a stack without a lock file is initialised, planned, shown and has no state', async () => {
    const folder = await aFolder({ engine: binary, files, variableFiles: ['stacks/one/more.tfvars'] });
    const init = await engine.init(folder, { lockFile: 'readonly' });
    expect(init).toMatchObject({ exitCode: 0, diagnostics: [] });

    const file = join(folder.side, 'plan.tfplan');
    const plan = await engine.plan(folder, file);
    expect(plan.exitCode).toBe(2);
    expect(plan.arguments).toContain(`-var-file=${join(folder.module, 'more.tfvars')}`);
    expect(plan.log.join('\n')).toContain('Plan: 1 to add');
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const shown = JSON.parse(await engine.show(folder, file));
    expect(shown.variables.size.value).toBe(7);
    expect(await engine.state(folder)).toBe('absent');
    expect(await engine.lockHolder(folder)).toBeUndefined();
  });

  test('raw output stays in a folder of its own, and what is secret in itself does not', async () => {
    const folder = await aFolder({ engine: binary, files });
    const init = await engine.init(folder, { lockFile: 'write' });
    expect(init.raw).toHaveLength(2);
    for (const file of init.raw) expect((await stat(join(file, '..'))).mode & 0o777).toBe(0o700);
    const file = join(folder.side, 'plan.tfplan');
    await engine.plan(folder, file);
    await engine.show(folder, file);
    const runs = await readdir(join(folder.side, 'runs'));
    expect(runs.filter((name) => name.startsWith('show') || name.startsWith('state'))).toEqual([]);
  });

  test('an error is a run with its diagnostics, and a plan file that is none is a failure', async () => {
    const folder = await aFolder({
      engine: binary,
      files: { 'main.tf': 'resource "terraform_data" "a" { nope = 1 }' },
    });
    expect((await engine.init(folder, { lockFile: 'readonly' })).exitCode).toBe(0);
    const plan = await engine.plan(folder, join(folder.side, 'plan.tfplan'));
    expect(plan.exitCode).toBe(1);
    expect(plan.diagnostics).toEqual([expect.stringMatching(/^Error: Unsupported argument\n[\s\S]*nope/)]);
    await writeFile(join(folder.side, 'none.tfplan'), 'nothing');
    await expect(engine.show(folder, join(folder.side, 'none.tfplan'))).rejects.toMatchObject({
      code: 'engine-failed',
      outcome: 'nothing-happened',
    });
  });

  test('a binary that lies in the checkout is not installed', async () => {
    const folder = await aFolder({
      engine: binary,
      files: {
        'main.tf':
          'terraform {\n required_providers {\n evil = { source = "waves.invalid/acme/evil" }\n }\n}\nresource "evil_thing" "a" {}',
      },
    });
    const place = `terraform.d/plugins/waves.invalid/acme/evil/1.0.0/linux_amd64`;
    await mkdir(join(folder.module, place), { recursive: true });
    await writeFile(join(folder.module, place, 'terraform-provider-evil_v1.0.0'), '#!/bin/sh\n', { mode: 0o755 });
    const init = await engine.init(folder, { lockFile: 'readonly' });
    expect(init.exitCode).toBe(1);
    expect(init.diagnostics.join('\n')).toMatch(/waves\.invalid\/acme\/evil/);
    await expect(stat(join(folder.module, '.terraform.lock.hcl'))).rejects.toThrow();
  });

  test('a masked value is not in the log even where the configuration prints it', async () => {
    const folder = await aFolder({
      engine: binary,
      files: {
        'main.tf': `variable "key" {}
          output "key" { value = join(" and ", [var.key, base64encode(join("", ["x", var.key]))]) }`,
      },
      environment: { TF_VAR_key: 'correct-horse-battery' },
    });
    await engine.init(folder, { lockFile: 'readonly' });
    const plan = await engine.plan(folder, join(folder.side, 'plan.tfplan'));
    expect(await readFile(plan.raw[0] ?? '', 'utf8')).toContain('correct-horse-battery');
    expect(plan.log.join('\n')).toMatch(/\(secret\) and .*\(secret\)/);
    expect(plan.log.join('\n')).not.toMatch(/horse|Y29ycmVjd|ycmVjdC1ob3/);
  });

  test('a non-default workspace has its own state', async () => {
    const folder = await aFolder({ engine: binary, files });
    const other = { ...folder, stack: { ...folder.stack, workspace: 'blue' } };
    expect((await engine.init(other, { lockFile: 'readonly' })).exitCode).toBe(0);
    expect((await engine.plan(other, join(folder.side, 'plan.tfplan'))).exitCode).toBe(2);
    expect(await engine.state(other)).toBe('absent');
  });
});
