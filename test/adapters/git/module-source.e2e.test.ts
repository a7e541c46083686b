import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOnDisk, newModuleEstate, release, sourceOf } from './module-estate.ts';
import { newRepository, person } from './repository.ts';

type Installed = { readonly Modules: readonly { readonly Key: string; readonly Dir: string }[] };

test('what Terraform installs from the mirrors has the digests and names that were registered', async () => {
  const { port, add } = newModuleEstate();
  const labels = add('labels', { 'sub/main.tf': '# labels\n' });
  release(labels, 'v7');
  const edge = add('edge', {
    'main.tf': `module "near" {\n  source = "./near"\n}\nmodule "far" {\n  source = "${sourceOf('labels', '//sub?ref=v7')}"\n}\n`,
    'near/main.tf': '# near\n',
  });
  const commit = release(edge, 'v1');
  const stack = newRepository({ 'main.tf': `module "edge" {\n  source = "${sourceOf('edge', '?ref=v1')}"\n}\n` });
  const env = { PATH: person.PATH, HOME: stack.folder, CHECKPOINT_DISABLE: '1', ...port.gitEnvironment() };
  execFileSync('terraform', ['get', '-no-color'], { cwd: stack.folder, env, stdio: 'pipe' });

  const list = readFileSync(join(stack.folder, '.terraform/modules/modules.json'), 'utf8');
  const installed = (JSON.parse(list) as Installed).Modules.filter(({ Key }) => Key !== '');
  const onDisk = installed.map(({ Key, Dir }) => [Key, digestOnDisk(join(stack.folder, Dir))]);
  const { digest, nested } = await port.content(sourceOf('edge'), commit);
  const registered = [['edge', digest], ...nested.map((seen) => [`edge.${seen.path}`, seen.digest])];
  expect(onDisk.sort()).toEqual(registered.sort());
});
