import { expect, test } from 'vitest';
import { openArchive } from '../../../src/adapters/plan-file/archive.ts';
import { planFile } from '../../../src/adapters/plan-file/read.ts';
import { savedPlan, zip } from './plans.ts';

const failure = expect.objectContaining({ name: 'Failure', code: 'plan-unreadable', outcome: 'nothing-happened' });
const engines = [
  ['terraform-1.11', '1.11.4'],
  ['tofu-1.12', '1.12.6-dev'],
] as const;

test.each(engines)(
  '%s: a first plan is of no lineage and no serial, and says engine, backend and time',
  (engine, version) => {
    expect(planFile.read(savedPlan(`${engine}-first`))).toMatchObject({
      lineage: undefined,
      serial: undefined,
      engineVersion: version,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      backend: { type: 'local', workspace: 'default', configDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      errored: false,
    });
  },
);

test.each(engines)('%s: a plan on a state says its lineage and serial', (engine) => {
  const plan = planFile.read(savedPlan(`${engine}-nothing-to-do`));
  expect(plan.lineage).toMatch(/^[0-9a-f-]{36}$/);
  expect(plan.serial).toBeGreaterThan(0);
});

test.each(engines)('%s: plans of one backend have one backend digest', (engine) => {
  const digests = ['first', 'nothing-to-do', 'targeted'].map(
    (name) => planFile.read(savedPlan(`${engine}-${name}`)).backend?.configDigest,
  );
  expect(new Set(digests).size).toBe(1);
});

test.each(engines)('%s: a failed plan is errored', (engine) => {
  expect(planFile.read(savedPlan(`${engine}-errored`))).toMatchObject({ errored: true });
});

test.each([
  ['first', { complete: true, applyable: true }],
  ['nothing-to-do', { complete: true }],
  ['targeted', { applyable: true }],
  ['errored', {}],
])('Terraform says of the plan "%s" that it is %j and leaves out what is false', (name, flags) => {
  const { complete, applyable } = planFile.read(savedPlan(`terraform-1.11-${name}`));
  expect({ complete, applyable }).toEqual({ complete: undefined, applyable: undefined, ...flags });
});

test.each(['first', 'nothing-to-do', 'targeted', 'errored'])(
  'OpenTofu says neither complete nor applyable of the plan "%s"',
  (name) => {
    const plan = planFile.read(savedPlan(`tofu-1.12-${name}`));
    expect(plan).not.toHaveProperty('complete');
    expect(plan).not.toHaveProperty('applyable');
  },
);

test.each(engines)(
  '%s: the configuration snapshot is told by folder and file, each module with its folder',
  (engine) => {
    const plan = planFile.read(savedPlan(`${engine}-first`));
    expect([...plan.configuration.keys()].sort()).toEqual(['main.tf', 'modules/label/main.tf']);
    expect(Buffer.from(plan.configuration.get('modules/label/main.tf') ?? []).toString()).toMatch(
      /^variable "name" \{\n/,
    );
    expect(plan.modules).toEqual([
      { key: '', source: '', dir: '.' },
      { key: 'one', source: './modules/label', dir: 'modules/label' },
      { key: 'two', source: './modules/label', dir: 'modules/label' },
    ]);
    expect(Buffer.from(plan.lockFile ?? []).toString()).toContain('maintained automatically');
  },
);

test('a plan cut off anywhere is refused', () => {
  const bytes = savedPlan('terraform-1.11-first');
  for (let length = 0; length < bytes.length; length++) {
    expect(() => planFile.read(bytes.subarray(0, length))).toThrow(failure);
  }
});

test('a plan with any one bit changed is refused or says the same', () => {
  const bytes = savedPlan('terraform-1.11-first');
  const whole = JSON.stringify(said(bytes));
  let refused = 0;
  for (let bit = 0; bit < bytes.length * 8; bit += 3) {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const now = said(changed);
    if (now === 'plan-unreadable') refused++;
    else expect(JSON.stringify(now)).toBe(whole);
  }
  expect(refused).toBeGreaterThan(bytes.length);
});

function said(bytes: Uint8Array): unknown {
  try {
    const { configuration, lockFile, ...rest } = planFile.read(bytes);
    const files = [...configuration].map(([path, content]) => [path, Buffer.from(content).toString('hex')]);
    return { ...rest, files, lockFile: lockFile && Buffer.from(lockFile).toString('hex') };
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

test('a plan encrypted by OpenTofu, or kept elsewhere, is refused in so many words', () => {
  expect(() => planFile.read(Buffer.from('{"serial":0,"encrypted_data":"AAAA"}'))).toThrow(/encrypted, or stands for/);
});

/** The first plan of Terraform with some of its members replaced; undefined leaves one out. */
function planWith(changes: Readonly<Record<string, string | Uint8Array | undefined>>): Uint8Array {
  const archive = openArchive(savedPlan('terraform-1.11-first'));
  const files = new Map<string, string | Uint8Array | undefined>(
    archive.names.map((name) => [name, archive.read(name)]),
  );
  for (const [name, content] of Object.entries(changes)) files.set(name, content);
  return zip([...files].flatMap(([name, content]) => (content === undefined ? [] : [[name, content] as const])));
}

test('a plan packed anew says the same', () => {
  expect(said(planWith({}))).toEqual(said(savedPlan('terraform-1.11-first')));
});

test('a plan without a lock file has none', () => {
  expect(planFile.read(planWith({ '.terraform.lock.hcl': undefined }))).not.toHaveProperty('lockFile');
});

const manifest = (...modules: object[]) => ({ 'tfconfig/modules.json': JSON.stringify(modules) });
const root = { Key: '', Dir: '.' };
const one = { Key: 'one', Dir: 'modules/label' };
const two = { Key: 'two', Dir: 'modules/label' };

test.each([
  ['no plan', { tfplan: undefined }],
  ['a plan of another format', { tfplan: Uint8Array.of(8, 4, 0x72, 1, 0x31) }],
  ['a plan of no engine', { tfplan: Uint8Array.of(8, 3) }],
  ['a backend without a type', { tfplan: Uint8Array.of(8, 3, 0x72, 1, 0x31, 0x6a, 0) }],
  ['no state', { tfstate: undefined }],
  ['a state that is no JSON', { tfstate: '{' }],
  ['a state without lineage', { tfstate: '{"serial":1}' }],
  ['a state with half a serial', { tfstate: '{"serial":1.5,"lineage":"a"}' }],
  ['a state of nothing', { tfstate: 'null' }],
  ['no list of modules', { 'tfconfig/modules.json': undefined }],
  ['a list of modules that is none', { 'tfconfig/modules.json': '{}' }],
  ['a list without the root', manifest(one, two)],
  ['the root elsewhere', manifest({ Key: '', Dir: 'x' }, one, two)],
  ['a module listed twice', manifest(root, one, one, two)],
  ['a module listed as something', manifest(root, one, two, { Key: 1, Dir: 'x' })],
  ['a version that is no text', manifest(root, one, { ...two, Version: 1 })],
  ['files of a module that is not listed', manifest(root, one)],
  ['a file that no engine writes', { 'tfconfig2/main.tf': '' }],
  ['a file of no module', { 'tfconfig/main.tf': '' }],
  ['a file outside a module', { 'tfconfig/m-one': '' }],
  ['a folder', { 'tfconfig/m-one/': '' }],
  ['one path with two contents', { 'tfconfig/m-two/main.tf': 'other' }],
] as const)('a plan with %s is refused', (_, changes) => {
  expect(() => planFile.read(planWith(changes))).toThrow(failure);
});

test('versions of registry modules are told', () => {
  const plan = planFile.read(planWith(manifest(root, { ...one, Source: 'acme/label/aws', Version: '1.2.0' }, two)));
  expect(plan.modules[1]).toEqual({ key: 'one', source: 'acme/label/aws', version: '1.2.0', dir: 'modules/label' });
});
