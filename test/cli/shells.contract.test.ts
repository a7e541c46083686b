import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = (extension: string) => join(root, 'completions', `waves.${extension}`);
const typing = fileURLToPath(new URL('typing.py', import.meta.url));

let base = '';
let env: Record<string, string> = {};

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'waves-shells-'));
  const bin = join(base, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'waves'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin/waves.js')}' "$@"\n`);
  chmodSync(join(bin, 'waves'), 0o755);
  env = { PATH: [bin, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter), HOME: base, LANG: 'C.UTF-8' };
  const files = {
    'waves.yaml': [
      'engine: terraform',
      'stacks: live/{account}/{stack}',
      "accounts: { dev: '111111111111' }",
      "modules: { network: { source: 'git::https://git.example.com/network.git' } }",
    ].join('\n'),
    'waves/default.yaml': 'waves:\n  - { name: dev, accounts: [dev] }\n',
    'live/dev/edge/main.tf': 'module "a" {\n  source = "git::https://git.example.com/network.git?ref=v1.0.0"\n}\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, 'project', path)), { recursive: true });
    writeFileSync(join(base, 'project', path), text);
  }
  spawnSync('git', ['init', '-q', '-b', 'main'], { cwd: join(base, 'project'), env });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const has = (name: string): boolean => spawnSync(name, ['--version']).error === undefined;

function ran(command: readonly [string, ...string[]]): string {
  const { stdout, stderr, status } = spawnSync(command[0], command.slice(1), {
    cwd: join(base, 'project'),
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

/** What bash puts into COMPREPLY for a line whose end is where the cursor stands. */
function inBash(line: string): readonly string[] {
  const text = `source '${script('bash')}'; COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; _waves waves; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return ran(['bash', '--norc', '-c', text]).trimEnd().split('\n');
}

function afterTab(shell: readonly [string, ...string[]], lines: readonly string[]): string {
  return ran(['python3', typing, '40', lines.join('\n'), ...shell]);
}

describe('bash', () => {
  test.each([
    ['waves comple', ['completion']],
    ['waves release ', ['show', 'list', 'add']],
    ['waves run ', ['network@']],
    ['waves run --stack ', ['dev/edge']],
    ['waves run --stack=d', ['dev/edge']],
    ['waves status --js', ['--json']],
  ])('completes %j with %j', (line, words) => {
    expect(inBash(line)).toEqual(words);
  });

  test.runIf(has('python3'))('completes on a terminal', () => {
    const lines = [`source '${script('bash')}'`, 'waves run --stack d'];
    expect(afterTab(['bash', '--norc', '--noprofile', '-i'], lines)).toContain('waves run --stack dev/edge');
  });
});

describe.runIf(has('zsh') && has('python3'))('zsh', () => {
  test('completes on a terminal', () => {
    const lines = ['autoload -U compinit', 'compinit -u -D', `source '${script('zsh')}'`, 'waves run --stack d'];
    expect(afterTab(['zsh', '-f', '-i'], lines)).toContain('dev/edge');
  });
});

describe.runIf(has('fish'))('fish', () => {
  test.each([
    ['waves comple', ['completion']],
    ['waves release ', ['add', 'list', 'show']],
    ['waves run --stack ', ['dev/edge']],
    ['waves run ', ['network@']],
  ])('completes %j with %j', (line, words) => {
    const said = ran(['fish', '--no-config', '-c', `source '${script('fish')}'; complete --do-complete '${line}'`]);
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((one) => one.split('\t')[0])
        .toSorted(),
    ).toEqual(words);
  });
});

test.skipIf(has('pwsh'))('the script for PowerShell is read by nobody here: there is no pwsh', () => {
  expect(ran(['waves', 'completion', 'powershell'])).toContain('Register-ArgumentCompleter');
});
