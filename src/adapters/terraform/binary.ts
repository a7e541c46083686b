import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import type { EngineChoice, EngineKind } from '../../domain/stack.ts';
import { engineEnvironment, type Variables } from './environment.ts';
import { runCommand } from './run-command.ts';

export type Binary = {
  readonly kind: EngineKind;
  readonly version: string;
  readonly binary: Digest;
  readonly path: string;
};

const versionDeadlineMs = 30_000;
const known = new Map<string, Binary>();

/** The first executable of a name on a search path. Entries that are not absolute are not searched. */
export async function onPath(name: string, searchPath: string): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter)) {
    const file = join(folder, name);
    if (isAbsolute(folder) && (await isExecutable(file))) return file;
  }
  return undefined;
}

/** The engine asked for: at `given`, else on the caller's PATH. */
export async function findBinary(choice: EngineChoice, given: string | undefined, parent: Variables): Promise<Binary> {
  const path = given ?? (await onPath(choice.kind, parent.PATH ?? ''));
  if (path === undefined) throw missing(`${choice.kind} is not on PATH`);
  const found = await look(path, parent);
  const asked = `${choice.kind} ${choice.version ?? ''}`.trim();
  if (found.kind !== choice.kind || !isVersion(found.version, choice.version)) {
    const say = `${asked} was asked for, and ${path} is ${found.kind} ${found.version}`;
    const fix = `put ${asked} first on PATH, name it in WAVES_TF_BIN, or change engine: in stack.yaml or waves.yaml`;
    throw new Failure('toolchain', `${say}; ${fix}`, { outcome: 'nothing-happened' });
  }
  return found;
}

/** `1.12` means any 1.12.x. */
export function isVersion(found: string, asked: string | undefined): boolean {
  const parts = found.split('.');
  return asked === undefined || asked.split('.').every((part, index) => part === parts[index]);
}

async function look(given: string, parent: Variables): Promise<Binary> {
  const path = await realpath(given).catch((cause) => {
    throw missing(`${given} is not there`, cause);
  });
  const { mtimeMs, size, ino } = await stat(path);
  const key = JSON.stringify([path, mtimeMs, size, ino]);
  const seen = known.get(key) ?? { ...(await ask(path, parent)), binary: await digestOfFile(path), path };
  known.set(key, seen);
  return seen;
}

// The JSON form names no product, so the plain form is read: `Terraform v1.11.4`, `OpenTofu v1.12.6`.
async function ask(path: string, parent: Variables): Promise<{ kind: EngineKind; version: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'waves-version-'));
  try {
    const made = {
      parent,
      named: {},
      home: folder,
      cliConfig: '/dev/null',
      workspace: 'default',
      gitFolder: undefined,
    };
    await runCommand({
      path,
      arguments: ['version'],
      cwd: folder,
      environment: engineEnvironment(made),
      runFolder: folder,
      deadlineMs: versionDeadlineMs,
      stop: undefined,
      started: async () => undefined,
    });
    const said = await readFile(join(folder, 'stdout'), 'utf8');
    const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\S+)/.exec(said) ?? [];
    if (!version) throw missing(`${path} is neither Terraform nor OpenTofu`);
    return { kind: product === 'OpenTofu' ? 'tofu' : 'terraform', version };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function digestOfFile(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest('hex')}`;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** The folder of the caller's git, for modules that an engine fetches. */
export async function gitFolder(parent: Variables): Promise<string | undefined> {
  const git = await onPath('git', parent.PATH ?? '');
  return git && dirname(git);
}

function missing(say: string, cause?: unknown): Failure {
  return new Failure('engine-missing', say, { outcome: 'nothing-happened', cause });
}
