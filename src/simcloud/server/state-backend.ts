import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeWhole } from '../cloud/write-whole.ts';
import type { Identity } from '../identity.ts';

export type StateCall = {
  readonly method: string;
  readonly account: string;
  readonly stack: string;
  readonly identity: Identity;
  /** The lock that the writer says it holds. */
  readonly lockId: string | null;
  readonly body: string;
};

export type Reply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** Where the state of a stack lies; a stack may have slashes in its name. */
export const statePath = (root: string, account: string, stack: string): string =>
  join(root, 'state', account, `${stack}.tfstate`);
const lockPath = (root: string, account: string, stack: string): string =>
  join(root, 'state', account, `${stack}.lock.json`);

/** Terraform's HTTP state backend with locks, one file per stack. */
export function serveState(root: string, call: StateCall): Reply {
  if (call.method === 'GET') return fetchState(root, call);
  if (call.identity !== 'apply') return say(403, `the plan identity of ${call.account} may only read state`);
  if (call.method === 'POST') return whenLockFits(root, call, () => store(root, call));
  if (call.method === 'DELETE') return whenLockFits(root, call, () => erase(root, call));
  if (call.method === 'LOCK') return lock(root, call);
  if (call.method === 'UNLOCK') return unlock(root, call);
  return say(405, `a state knows no ${call.method}`);
}

/** The text of the lock that is held, as Terraform wrote it. */
export function holderOf(root: string, account: string, stack: string): string | null {
  const path = lockPath(root, account, stack);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function fetchState(root: string, { account, stack }: StateCall): Reply {
  const path = statePath(root, account, stack);
  return existsSync(path) ? { status: 200, body: readFileSync(path, 'utf8') } : { status: 404 };
}

function whenLockFits(root: string, call: StateCall, act: () => Reply): Reply {
  const held = holderOf(root, call.account, call.stack);
  if (held !== null && idOf(held) !== call.lockId) return { status: 423, body: held };
  if (held === null && call.lockId) return say(409, `the lock ${call.lockId} is not held`);
  return act();
}

function store(root: string, { account, stack, body }: StateCall): Reply {
  if (!isJson(body)) return say(400, 'a state is JSON');
  writeWhole(statePath(root, account, stack), body);
  return { status: 200 };
}

function erase(root: string, { account, stack }: StateCall): Reply {
  rmSync(statePath(root, account, stack), { force: true });
  return { status: 200 };
}

/** Creating the file only where there is none is what makes it a lock. */
function lock(root: string, { account, stack, body }: StateCall): Reply {
  if (!isJson(body) || !idOf(body)) return say(400, 'a lock is JSON with an ID');
  const path = lockPath(root, account, stack);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, body, { flag: 'wx', mode: 0o600 });
    return { status: 200 };
  } catch {
    return { status: 423, body: holderOf(root, account, stack) ?? '' };
  }
}

/** `force-unlock` sends no body, and means it; any ID sent must be the holder's. */
function unlock(root: string, { account, stack, body }: StateCall): Reply {
  const held = holderOf(root, account, stack);
  const id = body ? idOf(body) : undefined;
  if (held !== null && id && id !== idOf(held)) return { status: 409, body: held };
  rmSync(lockPath(root, account, stack), { force: true });
  return { status: 200 };
}

function idOf(text: string): string | undefined {
  const { ID } = isJson(text) ? (JSON.parse(text) as { ID?: unknown }) : {};
  return typeof ID === 'string' ? ID : undefined;
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

const say = (status: number, message: string): Reply => ({ status, body: `${message}\n` });
