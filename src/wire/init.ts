import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { privateFolder } from '../adapters/folder/private-folder.ts';
import { openGoverned } from '../adapters/git/governed.ts';
import { keyRing } from '../adapters/keyring/key-ring.ts';
import { createSqliteLedger, openSqliteLedger } from '../adapters/sqlite/ledger.ts';
import { makeSandboxKey } from '../adapters/ssh/sandbox-key.ts';
import { recipientOf } from '../adapters/vault/identity.ts';
import { ensureDigestKey, ensureVaultKey } from '../adapters/vault/keys.ts';
import { loadDefinitions } from '../config/load.ts';
import type { Definitions } from '../domain/definitions.ts';
import { Failure } from '../domain/failure.ts';
import type { Fact } from '../domain/promotion/facts.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { openBook } from '../parts/book.ts';
import { readGovernedRules } from '../parts/governed-rules.ts';
import type { Governed } from '../ports/governed.ts';
import { makeLedgerFolder } from './ledger-folder.ts';
import type { Around, Place } from './place.ts';
import { findPlace } from './place.ts';

export type InitOrder = { readonly sandbox: boolean; readonly remote?: string; readonly branch?: string };

export type Initialised = {
  readonly folder: string;
  readonly ledger: string;
  readonly sandbox: boolean;
  readonly remote?: string;
  readonly branch: string;
  readonly again: boolean;
};

/**
 * Makes the ledger: its first entry fixes ledger id, governed remote and branch, whether it is a sandbox for ever, the
 * vault's recipients and, in a sandbox, a throw-away key per person. A second time writes nothing.
 */
export async function initWaves(around: Around, order: InitOrder): Promise<Initialised | readonly Refusal[]> {
  const place = await findPlace(around);
  if (!('waves' in place)) return place;
  const there = await existing(place);
  if (there) return there.sandbox === order.sandbox ? there : [another(there)];
  const definitions = await definitionsFor(place, order);
  if (Array.isArray(definitions)) return definitions;
  return create(place, order, definitions as Definitions);
}

async function existing(place: Place): Promise<Initialised | undefined> {
  try {
    const ledger = await openSqliteLedger(`${place.waves}/ledger`);
    const { opened } = await openBook(ledger).state();
    ledger.close();
    if (!opened) return undefined;
    const { sandbox, governed, ledger: id } = opened;
    return { folder: place.folder, ledger: id, sandbox, ...governed, again: true };
  } catch (failure) {
    if (failure instanceof Failure && failure.code === 'not-a-ledger') return undefined;
    throw failure;
  }
}

function another({ sandbox, ledger }: Initialised): Refusal {
  const say = `ledger ${ledger} is ${sandbox ? 'a sandbox' : 'a real ledger'} and stays one`;
  return refuse('sandbox-only', { say, fix: 'use another clone for the other kind of ledger' });
}

/** The configuration on the branch that will govern; a ledger is not begun on rules nobody can read. */
async function definitionsFor(place: Place, order: InitOrder): Promise<Definitions | readonly Refusal[]> {
  const text = await readFile(`${place.folder}/waves.yaml`, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return [
      refuse('invalid-file', {
        say: 'waves.yaml is there and cannot be read',
        fix: 'mend it, or move it away: waves init then writes one',
      }),
    ];
  }
  const branch = order.branch ?? branchIn(text);
  const governed = await openGoverned({
    repository: place.folder,
    branch,
    ambient: place.around.env,
    ...(order.remote === undefined ? {} : { remote: order.remote }),
  });
  const head = await headOf(governed);
  if (head === undefined) return [notCommitted(branch, 'has no commit')];
  const isCommitted = (await governed.files(head)).some(({ path }) => path === 'waves.yaml');
  if (!isCommitted) return [notCommitted(branch, 'has no waves.yaml yet')];
  const rules = await readGovernedRules(governed, head);
  if (!('problems' in rules)) return { ...rules.definitions, branch };
  const first = rules.problems[0];
  const say = first ? `${first.file}:${first.line}:${first.column}: ${first.say}` : 'the configuration cannot be read';
  return [
    refuse('invalid-file', {
      say: `the configuration on ${branch} is not right: ${say}`,
      fix: 'waves validate, commit, then waves init',
    }),
  ];
}

async function headOf(governed: Governed): Promise<string | undefined> {
  try {
    return await governed.head();
  } catch (failure) {
    if (failure instanceof Failure && failure.code === 'branch-missing') return undefined;
    throw failure;
  }
}

function notCommitted(branch: string, why: string): Refusal {
  const say = `the branch ${branch} ${why}, and rules are read from there`;
  return refuse('invalid-file', { say, fix: 'waves validate, commit the files on it, then waves init' });
}

/** The branch the working tree's waves.yaml names, else main: what it says on that branch is what counts. */
function branchIn(text: string): string {
  const loaded = loadDefinitions({ paths: ['waves.yaml'], text: (path) => (path === 'waves.yaml' ? text : undefined) });
  return 'definitions' in loaded ? loaded.definitions.branch : 'main';
}

async function create(place: Place, order: InitOrder, definitions: Definitions): Promise<Initialised> {
  const id = randomUUID();
  await makeLedgerFolder(place);
  const keys = { env: place.around.env, files: privateFolder(place.keys(id)) };
  const recipient = await recipientOf(await ensureVaultKey(keys));
  await ensureDigestKey(keys);
  const sandboxKeys = order.sandbox ? await makeSandboxKeys(place, id, definitions) : {};
  const governed = { ...(order.remote === undefined ? {} : { remote: order.remote }), branch: definitions.branch };
  const fact: Fact = {
    type: 'ledger-opened',
    ledger: id,
    sandbox: order.sandbox,
    governed,
    pools: { default: [recipient] },
    sandboxKeys,
  };
  const ledger = await createSqliteLedger(`${place.waves}/ledger`);
  const at = place.around.now ?? Date.now();
  await ledger.append({ id: randomUUID(), at, facts: [fact], expected: new Map([['governance', 0]]) });
  ledger.close();
  return { folder: place.folder, ledger: id, sandbox: order.sandbox, ...governed, again: false };
}

/** One throw-away key per person, its private half in the user's own folder beside the vault identity. */
async function makeSandboxKeys(place: Place, id: string, { rules }: Definitions): Promise<Record<string, string>> {
  const ring = keyRing(privateFolder(`${place.keys(id)}/sandbox`));
  const keys: Record<string, string> = {};
  for (const person of rules.people) {
    const { publicKey, privateKey } = makeSandboxKey();
    await ring.put(person.id, privateKey);
    keys[person.id] = publicKey;
  }
  return keys;
}
