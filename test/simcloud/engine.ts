import { type ChildProcess, execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { basicHeader, type Identity, issueToken } from '../../src/simcloud/identity.ts';
import type { Project } from '../../src/simcloud/project.ts';

export type Ran = { readonly code: number; readonly out: string };

const CANDIDATES = [
  { name: 'terraform', paths: [...(process.env.PATH ?? '').split(delimiter).map((each) => join(each, 'terraform'))] },
  {
    name: 'tofu',
    paths: [
      process.env.WAVES_TEST_TOFU ?? '',
      ...(process.env.PATH ?? '').split(delimiter).map((each) => join(each, 'tofu')),
    ],
  },
] as const;

export type Engine = { readonly name: string; readonly binary: string };

/** The engines of this machine. */
export const engines: readonly Engine[] = CANDIDATES.flatMap(({ name, paths }) => {
  const binary = paths.find((path) => path !== '' && existsSync(path));
  return binary && spawnSync(binary, ['version'], { env: {} }).status === 0 ? [{ name, binary }] : [];
});

type Where = {
  readonly binary: string;
  readonly project: Project;
  readonly home: string;
  readonly account: string;
  /** Another provider address under which the simulated cloud answers. */
  readonly alsoAs?: string;
};

/** A stack in a folder of its own, run with an environment made from nothing. */
export function stackOf({ binary, project, home, account, alsoAs }: Where) {
  const stack = join(home, `${account}-edge`);
  const origin = `http://127.0.0.1:${project.port}`;
  const address = `${origin}/state/${account}/edge`;
  mkdirSync(stack, { recursive: true });
  const running = new Set<ChildProcess>();
  const environment = async (identity: Identity): Promise<Record<string, string>> => {
    const token = issueToken(project.seed, { account, identity });
    const reattach = await fetch(`${origin}/reattach`, { headers: { authorization: basicHeader(token) } });
    return {
      PATH: process.env.PATH ?? '',
      HOME: home,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_HTTP_USERNAME: token.id,
      TF_HTTP_PASSWORD: token.secret,
      TF_REATTACH_PROVIDERS: attached(await reattach.text(), alsoAs),
    };
  };
  const run = async (identity: Identity, ...args: string[]): Promise<Ran> => {
    const env = await environment(identity);
    return new Promise((resolve) => {
      const child = execFile(binary, [...args, '-no-color'], { cwd: stack, env, maxBuffer: 1 << 26 }, (_, out, err) => {
        running.delete(child);
        resolve({ code: child.exitCode ?? -1, out: out + err });
      });
      running.add(child);
    });
  };
  return {
    run,
    interrupt: () => {
      for (const child of running) child.kill('SIGINT');
    },
    write: (text: string) => writeFileSync(join(stack, 'main.tf'), text),
    init: () =>
      run(
        'apply',
        'init',
        '-input=false',
        ...['address', 'lock_address', 'unlock_address'].map((name) => `-backend-config=${name}=${address}`),
      ),
    plan: (...args: string[]) =>
      run('plan', 'plan', '-input=false', '-lock=false', '-detailed-exitcode', '-out=p.tfplan', ...args),
    apply: () => run('apply', 'apply', '-input=false', 'p.tfplan'),
    json: async () => JSON.parse((await run('plan', 'show', '-json', 'p.tfplan')).out) as PlanJson,
  };
}

function attached(value: string, alsoAs: string | undefined): string {
  const providers = JSON.parse(value) as Record<string, unknown>;
  return JSON.stringify(alsoAs ? { ...providers, [alsoAs]: providers['hashicorp/aws'] } : providers);
}

type Change = { actions: string[]; before: Record<string, unknown>; after: Record<string, unknown> };

type PlanJson = {
  readonly resource_drift?: readonly { address: string; change: Change }[];
  readonly resource_changes?: readonly {
    address: string;
    action_reason?: string;
    change: Change & { after_sensitive: unknown; after_unknown: Record<string, unknown>; replace_paths?: unknown };
  }[];
};
