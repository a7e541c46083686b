import type { Opened } from './cli/opened.ts';
import type { Wire } from './cli/wire.ts';
import { Failure } from './domain/failure.ts';
import type { Refusal } from './domain/refusal.ts';
import { isRefusal, refuse } from './domain/refusal.ts';
import type { Around, LedgerPlace, Place } from './wire/place.ts';

/** Opens the ledger here for one command. */
export async function openWaves(around: Around): Promise<Opened | readonly Refusal[]> {
  const { graceFrom } = await import('./wire/signals.ts');
  const grace = graceFrom(around.env);
  if (isRefusal(grace)) return [grace];
  const place = await ledgerPlace(around);
  if (!('ledger' in place)) return place;
  const { openedAt } = await import('./wire/opened.ts');
  return openedAt(place, grace);
}

/** A missing ledger is a refusal with its way out; a damaged one stays a failure. */
async function ledgerPlace(around: Around): Promise<LedgerPlace | readonly Refusal[]> {
  try {
    const { openLedgerPlace } = await import('./wire/place.ts');
    return await openLedgerPlace(around);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'not-a-ledger')
      return [refuse('not-a-ledger', { say: 'there is no ledger here', fix: 'waves init' })];
    if (failure.code === 'ledger-tampered' || failure.code === 'ledger-damaged') {
      return [refuse('ledger-tampered', { say: failure.message, fix: 'waves audit verify', owner: 'security team' })];
    }
    throw failure;
  }
}

export const initWaves: Wire['initWaves'] = async (around, order) => {
  const init = await import('./wire/init.ts');
  return init.initWaves(around, order);
};

export const hasSetUp: Wire['hasSetUp'] = async (around) => {
  const { findPlace } = await import('./wire/place.ts');
  const { lstatSync } = await import('node:fs');
  const place = await findPlace(around);
  return 'waves' in place && lstatSync(`${place.folder}/waves.yaml`, { throwIfNoEntry: false }) !== undefined;
};

export const versionsSeen: Wire['versionsSeen'] = async (around) => {
  const versions = await import('./wire/versions.ts');
  return versions.versionsSeen(around);
};

export const lookAround: Wire['lookAround'] = async (around) => {
  const setUp = await import('./wire/set-up.ts');
  return setUp.lookAround(around);
};

export const writeSetUp: Wire['writeSetUp'] = async (looked) => {
  const setUp = await import('./wire/set-up.ts');
  return setUp.writeSetUp(looked);
};

export const validateFiles: Wire['validateFiles'] = async (around) => {
  const { validateWorkingTree } = await import('./wire/validate.ts');
  return validateWorkingTree(await placeAt(around));
};

export const workingFiles: Wire['workingFiles'] = async (around) => {
  const { workingTree } = await import('./wire/validate.ts');
  return workingTree(await placeAt(around));
};

async function placeAt(around: Around): Promise<Place> {
  const { findPlace } = await import('./wire/place.ts');
  const place = await findPlace(around);
  if ('waves' in place) return place;
  throw new Failure('bad-usage', place[0]?.say ?? 'this is no git repository', { outcome: 'nothing-happened' });
}

export const readPlan: Wire['readPlan'] = async ({ cwd }, file) => {
  const plans = await import('./adapters/plan-json/read.ts');
  const beside = await import('./adapters/plan-json/beside.ts');
  const read = await plans.readPlan(file, cwd);
  if (!isRefusal(read)) {
    return { ...read, sensitive: [...read.sensitive, ...beside.sensitiveBeside(file, cwd)] };
  }
  const analysis = beside.analysisInResult(file, cwd);
  return analysis === undefined || isRefusal(analysis) ? (analysis ?? read) : { analysis, sensitive: [] };
};

export const examine: Wire['examine'] = async (around) => {
  const doctor = await import('./wire/doctor/examine.ts');
  return doctor.examine(around, ledgerPlace);
};

export const offers: Wire['offers'] = async (around, kind) => {
  const live = await import('./wire/offers.ts');
  return live.offersAt(around, kind);
};

export const completionScript: Wire['completionScript'] = async (extension) => {
  const shipped = await import('./wire/shipped.ts');
  return shipped.completionScript(extension);
};

export const errorsPage: Wire['errorsPage'] = async () => {
  const shipped = await import('./wire/shipped.ts');
  return shipped.errorsPage();
};

export const fileSchema: Wire['fileSchema'] = async (kind) => {
  const shipped = await import('./wire/shipped.ts');
  return shipped.fileSchema(kind);
};

export const verifyLedger: Wire['verifyLedger'] = async (around, of) => {
  const folder = await ledgerFolder(around, of.folder);
  if (typeof folder !== 'string') return folder;
  const { verifyLedgerFolder } = await import('./adapters/sqlite/verify.ts');
  return verifyLedgerFolder(
    folder,
    of.heads.map((head) => ({ ...head, at: 0 })),
    of.depth,
  );
};

export const readEntries: Wire['readEntries'] = async (around, of) => {
  const folder = await ledgerFolder(around, of.folder);
  if (typeof folder !== 'string') return folder;
  const { openSqliteLedger } = await import('./adapters/sqlite/ledger.ts');
  const ledger = await openSqliteLedger(folder);
  try {
    return { entries: await ledger.read(0) };
  } finally {
    ledger.close();
  }
};

async function ledgerFolder(around: Around, folder: string | undefined): Promise<string | readonly Refusal[]> {
  if (folder !== undefined) return folder;
  const { findPlace } = await import('./wire/place.ts');
  const place = await findPlace(around);
  return 'waves' in place ? `${place.waves}/ledger` : place;
}
