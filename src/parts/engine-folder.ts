import { canonical } from '../domain/canonical.ts';
import type { Digest } from '../domain/digest.ts';
import { digestOfValue } from '../domain/digest.ts';
import type { Instant } from '../domain/instant.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Stack } from '../domain/stack.ts';
import type { Attached } from '../ports/attached.ts';
import type { Credentials, Identity } from '../ports/credentials.ts';
import type { Engine, EngineFolder } from '../ports/engine.ts';
import type { ModuleSource } from '../ports/module-source.ts';
import type { BackendBlock } from '../ports/pins.ts';

/** What plan and apply need to build an engine's folder and environment alike. */
export type FolderWorld = {
  readonly engine: Engine;
  readonly credentials: Credentials;
  readonly attached: Attached | undefined;
  readonly moduleSource: ModuleSource;
  /** Is the ledger a sandbox? Attached providers are unlocked code and serve nothing else. */
  readonly sandbox: boolean;
  /** Absolute path of the repository's main worktree: where a local state lives. */
  readonly mainWorktree: string;
  /** Values of named variables of the caller's environment. */
  readonly callerEnv: (names: readonly string[]) => Readonly<Record<string, string>>;
  readonly hmac: (text: string) => string;
  /** Seals files for the pool under a name and unlinks them: raw engine output and rescued states hold secrets. */
  readonly sealRaw: (name: string, files: readonly string[]) => Promise<void>;
};

export type PreparedFolder = {
  readonly folder: EngineFolder;
  /** The account the credentials belong to, as the cloud says. */
  readonly account: string;
  /** HMAC over the values the engine gets by the environment. */
  readonly variables: string;
  readonly backend: Digest;
  /** When the credentials end; left out, nobody said. */
  readonly sessionEnds?: Instant;
};

/** Credentials, identity, attached providers and backend of one stack, for one of the two identities. */
export async function prepareFolder(
  world: FolderWorld,
  of: {
    readonly stack: Stack;
    readonly root: string;
    readonly identity: Identity;
    readonly backend: BackendBlock | undefined;
    /** How long the stack's engine may run. */
    readonly deadlineMs: number;
  },
): Promise<PreparedFolder | Refusal> {
  const { stack, root, identity } = of;
  const { environment, accountId } = stack;
  const { env, expiresAt } = await world.credentials.get(accountOf(stack), identity);
  const account = await world.credentials.whoAmI(env, accountOf(stack));
  if (account !== environment.account && account !== accountId) return wrongAccount(stack, identity, account);
  if (world.attached && !world.sandbox) return unlocked();
  const attached = await world.attached?.attach(env);
  const found = await world.engine.find(stack.engine);
  const named = world.callerEnv(stack.env);
  const backendConfig = of.backend?.type === 'http' && world.attached ? await world.attached.backendConfig(stack) : {};
  const folder: EngineFolder = {
    root,
    module: `${root}/${stack.folder}`,
    stack,
    environment: { ...world.moduleSource.gitEnvironment(), ...named, ...env, ...attached?.env },
    engine: attached ? { ...found, attached: attached.seen } : found,
    backendConfig,
    deadlineMs: of.deadlineMs,
  };
  const session = expiresAt === undefined ? {} : { sessionEnds: expiresAt };
  const backend = backendDigest(of.backend, { stack, backendConfig, mainWorktree: world.mainWorktree });
  return { folder, account, variables: world.hmac(canonical(named)), backend, ...session };
}

/** Where a stack's state is: type, settings and workspace. Credentials are no part of it, so both identities agree. */
export function backendDigest(
  block: BackendBlock | undefined,
  of: { stack: Stack; backendConfig: Readonly<Record<string, string>>; mainWorktree: string },
): Digest {
  const { stack, backendConfig, mainWorktree } = of;
  const local = localStatePath(block, stack, mainWorktree);
  const config = local === undefined ? { ...block?.config, ...backendConfig } : { path: local };
  return digestOfValue({
    type: block?.type ?? 'local',
    config,
    computed: block?.computed ?? [],
    workspace: stack.workspace,
  });
}

/** The absolute path of a state that lies beside its configuration (F22); undefined for any other backend. */
export function localStatePath(
  block: BackendBlock | undefined,
  stack: Stack,
  mainWorktree: string,
): string | undefined {
  if (block && block.type !== 'local') return undefined;
  const path = block?.config.path ?? 'terraform.tfstate';
  return path.startsWith('/') ? path : `${mainWorktree}/${stack.folder}/${path}`;
}

function wrongAccount(stack: Stack, identity: Identity, seen: string | undefined): Refusal {
  return refuse('wrong-account', {
    say: `the ${identity} credentials of ${stack.name} belong to ${seen ?? 'nobody'}, not to ${stack.environment.account}`,
    fix: 'mend credentials: in waves.yaml, or the account they point to',
    subject: stack.name,
    owner: 'platform team',
  });
}

function unlocked(): Refusal {
  return refuse('provider-unlocked', {
    say: 'providers: { simulated: true } attaches unlocked code, which only a sandbox ledger may use',
    fix: 'waves init --sandbox, or take the line out',
    owner: 'platform team',
  });
}

export function accountOf({ environment, accountId }: Stack) {
  return { name: environment.account, id: accountId, region: environment.region };
}
