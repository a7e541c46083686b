import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, vi } from 'vitest';
import { folderCreateOnly } from '../../src/adapters/folder/create-only.ts';
import { openSqliteLedger } from '../../src/adapters/sqlite/ledger.ts';
import { ageVault } from '../../src/adapters/vault/age-vault.ts';
import { packed, unpacked } from '../../src/adapters/workspace/archive.ts';
import { entryOf } from '../../src/adapters/workspace/sealed-entries.ts';
import { digestOfValue } from '../../src/domain/digest.ts';
import type { PlanRecord } from '../../src/domain/plan-record.ts';
import { recordDigest } from '../../src/domain/plan-record.ts';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import { streamsOf } from '../../src/domain/promotion/facts.ts';
import { emptyLedger, fold } from '../../src/domain/promotion/fold.ts';
import type { CheckoutFile } from '../../src/ports/workspace.ts';
import { approveAll } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import type { Ran } from './ran.ts';

// Each of these stories takes several runs of a real engine, and other files of tests share the machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

export const account = 'prod-noncritical-01';
export const stack = `${account}/network-edge`;
export const stackFolder = `stacks/${stack}`;
export const first = 'network-edge@2.4.0';
export const second = 'network-edge@2.5.0';

type JudgedFact = Extract<Fact, { type: 'judged' }>;

/** One account of the estate, its engine under a wrapper that a test can make misbehave. */
export async function makeUnlucky(wanted: Parameters<typeof makeSandbox>[0] = {}): Promise<Project> {
  const project = await makeSandbox({ accounts: [account], ...wanted });
  wrapEngine(project, wanted.engine ?? 'terraform');
  return project;
}

/** Takes the first apply of 2.4.0 to where everybody has said yes and nothing is applied, and keeps that as `approved`. */
export async function untilApproved(project: Project, what = first): Promise<Project> {
  (await project.waves('run', what)).expect(3, 'awaiting-approval');
  await approveAll(project);
  await project.save('approved');
  return project;
}

function wrapEngine(project: Project, engine: string): void {
  const wrapper = join(project.bin, 'engine');
  const hook = `[ ! -f "${hookOf(project)}" ] || . "${hookOf(project)}"`;
  writeFileSync(wrapper, `#!/bin/sh\nengine="${onPath(project, engine)}"\n${hook}\nexec "$engine" "$@"\n`);
  chmodSync(wrapper, 0o755);
  project.env.WAVES_TF_BIN = wrapper;
}

function onPath(project: Project, name: string): string {
  const folders = (project.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not on PATH`);
  return found;
}

const hookOf = (project: Project): string => join(project.bin, 'hook.sh');

/** Shell lines that the engine's wrapper runs first, in the module's folder, with its arguments and `$engine` the real one. */
export function hook(project: Project, when: string, lines: string): void {
  writeFileSync(hookOf(project), `case "$1" in ${when}) ${lines}\n;; esac\n`);
}

export function unhook(project: Project): void {
  rmSync(hookOf(project), { force: true });
}

export async function judgedIn(project: Project, of = stack): Promise<JudgedFact> {
  const found = (await project.facts('judged')).findLast(({ fact }) => fact.stack === of);
  if (!found) throw new Error(`${of} has no judged plan`);
  return found.fact;
}

/** Appends facts as anybody may who holds the right to append, the head included. */
export async function forge(project: Project, ...facts: readonly Fact[]): Promise<void> {
  const ledger = await openSqliteLedger(join(project.folder, '.waves/ledger'));
  const { head, positions } = fold(emptyLedger, await ledger.read(0));
  const streams = new Set(['governance', ...facts.flatMap(streamsOf)]);
  const expected = new Map([...streams].map((stream) => [stream, positions.get(stream) ?? 0]));
  const written = await ledger.append({ id: randomUUID(), at: Math.max(head.at, Date.now()), facts, expected });
  ledger.close();
  if (typeof written === 'string') throw new Error(`the ledger took no forged entry: ${written}`);
}

/**
 * A judged plan with other members in its record, the digest that belongs to it and the evidence an approval looks for:
 * as a dishonest decide part would write it.
 */
export async function forgeRecord(project: Project, of: JudgedFact, other: Partial<PlanRecord>): Promise<JudgedFact> {
  const record = { ...of.record, ...other };
  const judged = { ...of, record, d: recordDigest(record) };
  await forge(project, judged, ...(await evidenceFor(project, of.d, judged.d)));
  return judged;
}

/** The evidence recorded for one plan, said of another. */
export async function evidenceFor(project: Project, from: string, to: string): Promise<readonly Fact[]> {
  const stated = await project.facts('evidence-recorded');
  return stated
    .filter(({ fact }) => fact.evidence.subject === from)
    .map(({ fact }) => ({
      ...fact,
      evidence: { ...fact.evidence, subject: to, id: digestOfValue([to, fact.evidence.kind]) },
    }));
}

const sealedFolder = (project: Project): string => join(project.folder, '.waves/sealed');

function vaultOf(project: Project) {
  const keys = join(project.home, '.config/waves');
  const identity = readFileSync(join(keys, readdirSync(keys)[0] ?? '', 'vault.key'), 'utf8').trim();
  return { identity, vault: ageVault(folderCreateOnly(sealedFolder(project))) };
}

export async function unseal(project: Project, name: string): Promise<Uint8Array> {
  const { vault, identity } = vaultOf(project);
  return vault.get(name, identity);
}

/** Puts other bytes under a name of the vault. Sealing needs only the recipient, which is in the ledger. */
export async function reseal(project: Project, name: string, bytes: Uint8Array): Promise<void> {
  const [opened] = await project.facts('ledger-opened');
  rmSync(join(sealedFolder(project), name), { force: true });
  await vaultOf(project).vault.put(name, bytes, opened?.fact.pools.default ?? []);
}

/** Changes one file of a sealed workspace and answers the digest that the changed folder has. */
export async function editSealed(
  project: Project,
  name: string,
  edit: { path: string; text: string },
): Promise<string> {
  const files = unpacked(await unseal(project, name));
  if (!files.some(({ path }) => path === edit.path)) throw new Error(`${edit.path} is not sealed`);
  const changed: readonly CheckoutFile[] = files.map((file) =>
    file.path === edit.path ? { ...file, bytes: new TextEncoder().encode(edit.text) } : file,
  );
  await reseal(project, name, packed(changed));
  const entries = changed.map(entryOf).map(({ path, mode, digest }) => [path, mode, digest]);
  return digestOfValue(entries);
}

/** Nothing was changed in the cloud, no intent was written, and the ledger is whole. */
export async function expectUntouched(project: Project): Promise<void> {
  await expectNothingBegun(project);
  (await project.waves('audit', 'verify')).expect(0);
}

export async function expectNothingBegun(project: Project): Promise<void> {
  expect(project.effects()).toEqual([]);
  expect(await project.facts('apply-intended')).toEqual([]);
}

/** Every intent has its end in the ledger, each plan had at most one, and each was approved before it. */
export async function expectAccounted(project: Project): Promise<void> {
  const facts = await project.facts();
  const intents = facts.filter(({ fact }) => fact.type === 'apply-intended');
  const ds = intents.map(({ fact }) => ('d' in fact ? fact.d : ''));
  expect(new Set(ds).size).toBe(ds.length);
  for (const d of ds) {
    expect(facts.some(({ fact }) => fact.type === 'apply-finished' && fact.d === d)).toBe(true);
    expect(facts.some(({ fact }) => fact.type === 'approved' && fact.act.act.records?.some((one) => one.d === d))).toBe(
      true,
    );
  }
  (await project.waves('audit', 'verify')).expect(0);
}

/** Every reason says something, and what to do. */
export function expectHelpful(ran: Ran): void {
  expect(ran.reasons.length).toBeGreaterThan(0);
  for (const { say, fix } of ran.reasons) {
    expect(say).not.toBe('');
    expect(fix).not.toBe('');
  }
}

/** The state of the stack as the simulated backend holds it. */
export function stateText(project: Project): string {
  const file = join(project.folder, '.waves/sim/state', account, 'network-edge.tfstate');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
