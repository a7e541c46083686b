import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basicHeader, issueToken } from '../../src/simcloud/identity.ts';
import { ensureSim } from '../../src/simcloud/lifecycle.ts';
import type { Project } from '../../test/e2e/project.ts';
import type { Call } from './engine-log.ts';
import { ranTimed } from './ran-timed.ts';

const sideFile = /^(-out=)?\/.*\/([\w.-]+\.tfplan)$/;

/**
 * What a person would write without waves: a shell script for each stack, four of them at a time by `xargs`. Each works
 * on a copy of a stack, in an account of its own, and makes the calls that waves made for that stack, in that order.
 */
export async function makeLoop(
  project: Project,
  of: { stacks: readonly string[]; engine: string; calls: readonly Call[] },
) {
  const folder = join(project.base, 'loop');
  const asked = of.calls.filter(({ args }) => args[0] === 'version').length;
  const copies = await Promise.all(
    of.stacks.map(async (stack, index) => {
      const copy = stack.replace('lab-', 'copy-');
      const at = join(folder, copy);
      mkdirSync(join(at, 'home'), { recursive: true });
      writeFileSync(join(at, 'main.tf'), project.read(`stacks/${stack}/queue/main.tf`).replace('v1.1.0', 'v1.0.0'));
      const head = ['set -e', `cd '${at}'`, ...(await environment(project, copy, at))];
      const calls = of.calls.filter((call) => call.folder.endsWith(`/stacks/${stack}/queue`));
      const versions =
        Math.round((asked * (index + 1)) / of.stacks.length) - Math.round((asked * index) / of.stacks.length);
      const lines = [
        ...Array.from({ length: versions }, () => `${of.engine} version`),
        ...linesOf(calls, { stack, copy, engine: of.engine }),
      ];
      const first = [initOf(calls, stack, copy), 'apply -input=false -auto-approve'].map(
        (line) => `${of.engine} ${line}`,
      );
      writeFileSync(join(at, 'first.sh'), [...head, ...first, 'rm -rf .terraform', ''].join('\n'));
      writeFileSync(join(at, 'loop.sh'), [...head, ...lines, ''].join('\n'));
      return at;
    }),
  );
  const script = (name: string) => async () =>
    ranTimed(
      'sh',
      ['-c', `printf '%s\\n' ${copies.map((at) => `'${at}/${name}.sh'`).join(' ')} | xargs -P 4 -n 1 sh`],
      project,
    );
  return { toFirst: script('first'), toNext: script('loop') };
}

/** What an engine of waves sees: the simulated cloud attached, the modules from the mirror, and an empty home. */
async function environment(project: Project, account: string, at: string): Promise<readonly string[]> {
  const { port, seed } = await ensureSim(project.folder);
  const token = issueToken(seed, { account, identity: 'apply' });
  const headers = { authorization: basicHeader(token) };
  const reattach = await (await fetch(`http://127.0.0.1:${port}/reattach`, { headers })).text();
  const variables = {
    HOME: join(at, 'home'),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_HTTP_USERNAME: token.id,
    TF_HTTP_PASSWORD: token.secret,
    TF_REATTACH_PROVIDERS: reattach.trim(),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: `url.file://${project.modules}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://git.example.com/acme/',
    GIT_CONFIG_KEY_1: 'protocol.file.allow',
    GIT_CONFIG_VALUE_1: 'always',
  };
  return Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
}

function linesOf(calls: readonly Call[], of: { stack: string; copy: string; engine: string }): readonly string[] {
  let inits = 0;
  return calls.flatMap(({ args }) => {
    const line = `${of.engine} ${words(args, of.stack, of.copy)} > /dev/null`;
    if (args[0] === 'init') inits += 1;
    // The second init is the one for the new version.
    const move = args[0] === 'init' && inits === 2 ? ['sed -i s/v1.0.0/v1.1.0/ main.tf'] : [];
    return [...move, args.includes('-detailed-exitcode') ? `${line} || [ $? -eq 2 ]` : line];
  });
}

function initOf(calls: readonly Call[], stack: string, copy: string): string {
  const init = calls.find(({ args }) => args[0] === 'init');
  if (!init) throw new Error(`waves made no init for ${stack}`);
  return words(init.args, stack, copy);
}

/** Plan files lie beside the copy; the state is the copy's own. */
function words(args: readonly string[], stack: string, copy: string): string {
  return args.map((word) => `'${word.replace(sideFile, '$1$2').replaceAll(stack, copy)}'`).join(' ');
}
