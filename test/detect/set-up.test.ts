import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setUpOf } from '../../src/detect/set-up.ts';
import { detectIn, rootModule } from './detected.ts';
import { layouts } from './layouts.ts';

type Files = Readonly<Record<string, string>>;

function setUpIn(files: Files, here?: Parameters<typeof setUpOf>[2]) {
  const tree = { paths: Object.keys(files).sort(), text: (path: string) => files[path] };
  return setUpOf(detectIn(files), tree, here);
}

const ann = { email: 'ann@acme.example', publicKey: `ssh-ed25519 ${'A'.repeat(68)}` };

test('a set-up whose people are known too has no problem', () => {
  const { files, problems } = setUpIn(layouts.folderPerAccount.files, ann);
  expect(files.map(({ path }) => path)).toEqual(['waves.yaml', 'waves/default.yaml', 'policies/people.yaml']);
  expect(problems).toEqual([]);
});

test('stages go in the order that risk grows, and what says no stage goes right before production', () => {
  const accounts = ['prod-eu', 'sandbox', 'payments', 'non-prod', 'preprod', 'dev'];
  const files = Object.fromEntries(accounts.map((name) => [`live/${name}/net/main.tf`, rootModule(name)]));
  const text = setUpIn(files).files.find(({ path }) => path === 'waves/default.yaml')?.text ?? '';
  const order = [...text.matchAll(/accounts: \[(.*?)\]/g)].map(([, names]) => names);
  expect(order).toEqual(['sandbox', 'dev', 'non-prod', 'preprod', 'payments', 'prod-eu']);
});

test('two names that are one account are not written as two', () => {
  const provider = 'provider "aws" {\n  allowed_account_ids = ["111111111111"]\n}\n';
  const files = Object.fromEntries(
    ['dev', 'prod'].map((name) => [`live/${name}/net/main.tf`, rootModule(name, provider)]),
  );
  const [wavesYaml] = setUpIn(files, ann).files;
  expect(wavesYaml?.text).toContain("dev: '111111111111'");
  expect(wavesYaml?.text).toMatch(/# prod: '' +# fill in the id of prod: its files say 111111111111, which is dev/);
});

/** Letters that mean something to YAML, HCL, a shell or a terminal. */
const letters = fc.constantFrom(...'ab1-_.:#\'"{}[]&*!|>%@`,?~= \t\n\r\u0000\u001b\u200b\u202e\u2028ä💥$\\'.split(''));
const odd = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
const folder = odd.map((name) => name.replaceAll('/', '')).filter((name) => name !== '.' && name !== '..');
const inHcl = (text: string) => JSON.stringify(text).replaceAll('${', '$${').replaceAll('%{', '%%{');

test('whatever folders, sources, ids and people are called, what is written is YAML with the keys it should have', () => {
  fc.assert(
    fc.property(folder, folder, odd, odd, odd, (account, stack, source, id, email) => {
      const provider = `provider "aws" {\n  allowed_account_ids = [${inHcl(id)}]\n}\n`;
      const call = `module "x" {\n  source = ${inHcl(`git::https://h.example/${source}.git?ref=v1.0.0`)}\n}\n`;
      const main = rootModule('k', provider + call);
      const files = { [`live/${account}/${stack}/main.tf`]: main, 'live/prod/net/main.tf': main };
      const { problems } = setUpIn(files, { email });
      const broken = ['yaml-syntax', 'yaml-feature', 'unknown-key', 'duplicate-key', 'hidden-characters', 'unsafe-key'];
      expect(problems.filter(({ code }) => broken.includes(code))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
