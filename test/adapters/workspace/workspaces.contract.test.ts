import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startOf } from '../../../src/adapters/process/start-of.ts';
import { folderWorkspaces, workspaceName } from '../../../src/adapters/workspace/workspaces.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { aWorkspace, file, link, someWorkspaces } from './a-workspace.ts';

const busy = expect.objectContaining({ code: 'workspace-busy', outcome: 'nothing-happened' });
const unsafe = expect.objectContaining({ code: 'root-unsafe', outcome: 'nothing-happened' });

describe('a workspace', () => {
  test('has the same path for the same ledger and stack, and is for its owner alone', async () => {
    const { root, workspaces } = await someWorkspaces();
    const first = await workspaces.open('ledger', 'stack');
    expect(basename(first.root)).toBe(workspaceName('ledger', 'stack'));
    expect(basename(first.root)).toMatch(/^[0-9a-f]{24}$/);
    for (const folder of [root, first.root, first.side]) expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const other = await workspaces.open('ledger', 'other');
    expect(other.root).not.toBe(first.root);
    await first.release();
    expect((await workspaces.open('ledger', 'stack')).root).toBe(first.root);
  });

  test('is held by one at a time, and empty when opened again', async () => {
    const { workspaces } = await someWorkspaces();
    const first = await workspaces.open('ledger', 'stack');
    await expect(workspaces.open('ledger', 'stack')).rejects.toEqual(busy);
    await first.checkout([file('a')], [], []);
    await writeFile(join(first.side, 'plan.tfplan'), 'secret');
    await first.release();
    expect(await readdir(first.root)).toEqual([]);
    const second = await workspaces.open('ledger', 'stack');
    expect(await second.entries()).toEqual([]);
  });

  test('of many who open it at once goes to one', async () => {
    const { workspaces } = await someWorkspaces();
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => workspaces.open('ledger', 'stack')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('whose holder was killed is free at once, and one whose engine still runs is not', async () => {
    const { workspaces } = await someWorkspaces();
    const first = await workspaces.open('ledger', 'stack');
    const engine = spawn('sleep', ['30'], { stdio: 'ignore' });
    await once(engine, 'spawn');
    const named = `${engine.pid} ${await startOf(engine.pid ?? 0)}\n`;
    await writeFile(join(first.side, 'occupant'), named);
    await writeFile(`${first.root}.held`, '999999999 1 no-such-boot\n');
    await expect(workspaces.open('ledger', 'stack')).rejects.toEqual(busy);
    await expect(first.checkout([], [], [])).rejects.toEqual(busy);
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    expect((await workspaces.open('ledger', 'stack')).root).toBe(first.root);
  });

  test('that is released beside a running engine keeps what the engine works in', async () => {
    const first = await aWorkspace();
    await first.checkout([file('a')], [], []);
    await writeFile(join(first.side, 'occupant'), `${process.pid} ${await startOf(process.pid)}\n`);
    await first.release();
    expect(await readdir(first.root)).toContain('a');
  });

  test('keeps a state that an engine could not save, wherever it is emptied', async () => {
    const { workspaces } = await someWorkspaces();
    const first = await workspaces.open('ledger', 'stack');
    await first.checkout([file('stacks/a/main.tf')], [], []);
    await writeFile(join(first.root, 'stacks/a/errored.tfstate'), 'precious');
    await first.release();
    const [rescued = '', ...more] = await workspaces.rescued('ledger', 'stack');
    expect(more).toEqual([]);
    expect(await readFile(rescued, 'utf8')).toBe('precious');
    expect((await stat(dirname(rescued))).mode & 0o777).toBe(0o700);
    expect(await workspaces.rescued('ledger', 'other')).toEqual([]);
  });

  test('is not opened with too little room', async () => {
    const root = join(await temporaryFolder(), 'waves');
    const workspaces = folderWorkspaces({ root, startOf, freeBytesMin: Number.MAX_SAFE_INTEGER });
    await expect(workspaces.open('ledger', 'stack')).rejects.toMatchObject({ code: 'disk-full' });
  });
});

describe('a work root', () => {
  test('that others may look into, or that is a link or a file, is unsafe', async () => {
    const { root, workspaces } = await someWorkspaces();
    await mkdir(root);
    await chmod(root, 0o755);
    await expect(workspaces.open('l', 's')).rejects.toEqual(unsafe);
    await rm(root, { recursive: true });
    await mkdir(`${root}-elsewhere`, { mode: 0o700 });
    await symlink(`${root}-elsewhere`, root);
    await expect(workspaces.open('l', 's')).rejects.toEqual(unsafe);
    await rm(root);
    await writeFile(root, '');
    await expect(workspaces.open('l', 's')).rejects.toEqual(unsafe);
  });

  test('whose parent lets others put another in its place is unsafe', async () => {
    const { root, workspaces } = await someWorkspaces();
    await chmod(dirname(root), 0o777);
    await expect(workspaces.open('l', 's')).rejects.toEqual(unsafe);
    await chmod(dirname(root), 0o1777);
    expect((await workspaces.open('l', 's')).root).toContain(root);
  });

  test('in which a workspace is a link is unsafe', async () => {
    const { root, workspaces } = await someWorkspaces();
    await mkdir(root, { mode: 0o700 });
    await symlink(dirname(root), join(root, workspaceName('l', 's')));
    await expect(workspaces.open('l', 's')).rejects.toEqual(unsafe);
  });
});

describe('content', () => {
  test('is written as it is, with modes and links, and replaces what was there', async () => {
    const workspace = await aWorkspace();
    await workspace.checkout([file('old')], [], []);
    await workspace.checkout([file('a/run.sh', '#!', '100755'), link('a/to', '../b'), file('b', 'x')], [], []);
    expect((await workspace.entries()).map(({ path, mode }) => [path, mode])).toEqual([
      ['a/run.sh', '100755'],
      ['a/to', '120000'],
      ['b', '100644'],
    ]);
    expect(await readlink(join(workspace.root, 'a/to'))).toBe('../b');
  });

  test('is untouched when a checkout is refused', async () => {
    const workspace = await aWorkspace();
    await workspace.checkout([file('a')], [], []);
    await expect(workspace.checkout([file('override.tf')], [], [])).rejects.toMatchObject({ code: 'checkout-hostile' });
    expect(await workspace.entries()).toHaveLength(1);
  });

  test("takes waves' own override, once, and not through a link", async () => {
    const workspace = await aWorkspace();
    await workspace.checkout([file('a/main.tf'), link('b', 'a')], [], []);
    await workspace.writeOwn('a/zz_override.tf.json', '{}');
    expect(await readFile(join(workspace.root, 'a/zz_override.tf.json'), 'utf8')).toBe('{}');
    for (const path of ['a/zz_override.tf.json', 'b/x', '../x', '.waves/x']) {
      await expect(workspace.writeOwn(path, '')).rejects.toMatchObject({ outcome: 'nothing-happened' });
    }
  });

  test('is read and added to file by file, beside the checkout too, and never through a link', async () => {
    const workspace = await aWorkspace();
    await workspace.checkout([file('a/main.tf', 'x'), link('b', 'a'), link('c', 'a/main.tf')], [], []);
    expect(await workspace.readFile('a/main.tf')).toEqual(new TextEncoder().encode('x'));
    expect(await workspace.readFile('a/none')).toBeUndefined();
    expect(await workspace.readFile('none/none')).toBeUndefined();
    for (const path of ['b/main.tf', 'c', 'a', '../x', '/etc/passwd', '.waves/../a/main.tf']) {
      await expect(workspace.readFile(path)).rejects.toMatchObject({ code: 'checkout-hostile' });
    }
    const placed = await workspace.writeSide('plan.tfplan', new Uint8Array([1, 2]));
    expect(placed).toBe(join(workspace.side, 'plan.tfplan'));
    expect((await stat(placed)).mode & 0o777).toBe(0o600);
    expect(await workspace.readFile('.waves/plan.tfplan')).toEqual(new Uint8Array([1, 2]));
    for (const name of ['occupant', '../x', 'a/b', '.x', '']) {
      await expect(workspace.writeSide(name, new Uint8Array())).rejects.toMatchObject({ code: 'checkout-hostile' });
    }
  });

  test('comes back from an archive with the same digest, without providers, history, and what lies beside', async () => {
    const workspace = await aWorkspace();
    await workspace.checkout([file('s/main.tf', 'x'), link('s/l', 'main.tf')], [], []);
    const data = join(workspace.root, 's/.terraform');
    await mkdir(join(data, 'modules/m/.git'), { recursive: true });
    await mkdir(join(data, 'providers/x'), { recursive: true });
    await writeFile(join(data, 'modules/m/.git/HEAD'), '');
    await writeFile(join(data, 'modules/m/main.tf'), 'module');
    await writeFile(join(data, 'providers/x/provider'), '');
    await writeFile(join(workspace.side, 'plan.tfplan'), '');
    const [digest, archive] = [await workspace.digest(), await workspace.pack()];

    await writeFile(join(workspace.root, 's/main.tf'), 'changed');
    expect(await workspace.digest()).not.toBe(digest);
    await writeFile(join(workspace.root, 's/new'), '');
    await workspace.restore(archive);
    expect(await workspace.digest()).toBe(digest);
    expect((await workspace.entries()).map(({ path }) => path)).toEqual([
      's/.terraform/modules/m/main.tf',
      's/l',
      's/main.tf',
    ]);
    expect(await readdir(data)).toEqual(['modules']);
    expect(await readdir(workspace.side)).toEqual(['plan.tfplan']);
    expect((await lstat(join(workspace.root, 's/l'))).isSymbolicLink()).toBe(true);
  });

  test('is the same whichever version of an engine noted the backend, and another with another backend', async () => {
    const workspace = await aWorkspace();
    await mkdir(join(workspace.root, '.terraform'));
    const digestWith = async (text: string) => {
      await writeFile(join(workspace.root, '.terraform/terraform.tfstate'), text);
      return workspace.digest();
    };
    const backend = { type: 'local', config: { path: '/a' }, hash: 7 };
    const one = await digestWith(JSON.stringify({ version: 3, terraform_version: '1.11.4', backend }, null, 2));
    expect(await digestWith(JSON.stringify({ backend, version: 3 }))).toBe(one);
    expect(await digestWith(JSON.stringify({ backend: { ...backend, config: { path: '/b' } } }))).not.toBe(one);
    expect(await digestWith('no JSON')).not.toBe(await digestWith('none'));
  });

  test.each([
    ['a pipe', 'mkfifo x'],
    ['a link that leaves it', 'ln -s /etc/passwd x'],
  ])('cannot be sealed with %s in it', async (_, command) => {
    const workspace = await aWorkspace();
    await once(spawn('sh', ['-c', command], { cwd: workspace.root }), 'exit');
    await expect(workspace.digest()).rejects.toMatchObject({ code: 'checkout-hostile' });
    await expect(workspace.pack()).rejects.toMatchObject({ code: 'checkout-hostile' });
  });
});
