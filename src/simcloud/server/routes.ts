import { countEffects, readEffects } from '../cloud/effects.ts';
import { SimFailure } from '../failure.ts';
import { type Caller, recognise, type Token } from '../identity.ts';
import { accountNamed, type Project } from '../project.ts';
import { PROVIDER_VERSION, schemaDigest } from '../protocol/schema-message.ts';
import { metricsOf } from './metrics.ts';
import { serveRegistry } from './registry.ts';
import { holderOf, type Reply, serveState } from './state-backend.ts';

export type Ask = {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly token: Token | null;
  readonly body: string;
};

export type World = {
  readonly project: Project;
  /** The address of the provider for an account and identity, opened on demand. */
  readonly attach: (caller: Caller) => Promise<string>;
};

type Route = (world: World, ask: Ask) => Reply | Promise<Reply>;

const routes: { readonly [first: string]: Route } = {
  health: ({ project }) => json({ simulator: 'waves', folder: project.folder, pid: process.pid }),
  provider: () => json({ version: PROVIDER_VERSION, schemaDigest: schemaDigest() }),
  effects: ({ project }) => json(countEffects(readEffects(project.root))),
  metrics,
  registry: ({ project }, { path }) => serveRegistry(project, path.slice(1)),
  lock,
  state,
  whoami: (world, ask) => withCaller(world, ask, (caller) => json({ ...caller, accountId: numberOf(world, caller) })),
  reattach: (world, ask) => withCaller(world, ask, async (caller) => json(reattachValue(await world.attach(caller)))),
};

export async function answer(world: World, ask: Ask): Promise<Reply> {
  const route = routes[ask.path[0] ?? ''];
  return route ? route(world, ask) : say(404, 'the simulator has no such address');
}

function metrics({ project }: World, { path }: Ask): Reply {
  const found = metricsOf(accountNamed(project, path[1] ?? ''), project.seed);
  return found ? json(found) : say(503, 'the metrics service is down');
}

function lock({ project }: World, { path }: Ask): Reply {
  const [, account = '', ...stack] = path;
  const held = holderOf(project.root, accountNamed(project, account).account, stackName(stack));
  return held === null ? say(404, 'no lock is held') : { status: 200, body: held };
}

function state(world: World, ask: Ask): Reply | Promise<Reply> {
  const [, account = '', ...stack] = ask.path;
  return withCaller(world, ask, (caller) => {
    if (caller.account !== account) return say(403, `these are credentials of ${caller.account}, not of ${account}`);
    const { method, query, body } = ask;
    return serveState(world.project.root, {
      method,
      account,
      stack: stackName(stack),
      identity: caller.identity,
      lockId: query.get('ID'),
      body,
    });
  });
}

/** A path below the account's folder and nowhere else. */
function stackName(parts: readonly string[]): string {
  const isPlain = (part: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(part);
  if (!parts.length || !parts.every(isPlain))
    throw new SimFailure('stack-name-wrong', 'a stack is named by letters, digits, ".", "_" and "-"');
  return parts.join('/');
}

function withCaller(world: World, ask: Ask, act: (caller: Caller) => Reply | Promise<Reply>): Reply | Promise<Reply> {
  const caller = ask.token && recognise(world.project.seed, ask.token);
  if (!caller) return say(401, 'credentials of `waves sim credentials` are needed');
  return act(caller);
}

const numberOf = ({ project }: World, { account }: Caller): string => accountNamed(project, account).accountId;

/** The value of TF_REATTACH_PROVIDERS. The short key works on Terraform and OpenTofu alike. */
function reattachValue(address: string): object {
  return {
    'hashicorp/aws': {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'tcp', String: address },
    },
  };
}

const json = (value: unknown): Reply => ({ status: 200, body: `${JSON.stringify(value)}\n` });
const say = (status: number, message: string): Reply => ({ status, body: `${message}\n` });
