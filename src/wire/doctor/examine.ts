import type { Line } from '../../cli/doctor.ts';
import { isRefusals } from '../../cli/opened.ts';
import { loadDefinitions } from '../../config/load.ts';
import { Failure } from '../../domain/failure.ts';
import { type Around, findPlace, type LedgerPlace } from '../place.ts';
import { workingTree } from '../validate.ts';
import { type Check, cannotTell, type Patient } from './check.ts';
import { checks } from './checks.ts';

/** Asks every check about this place. `openLedger` answers why there is no ledger where there is none. */
export async function examine(
  around: Around,
  openLedger: (around: Around) => Promise<LedgerPlace | Extract<Patient['ledger'], readonly unknown[]>>,
): Promise<readonly Line[]> {
  const place = await findPlace(around).catch(() => []);
  if (!('waves' in place))
    return lookAll({
      around,
      place: undefined,
      ledger: undefined,
      tree: undefined,
      definitions: undefined,
      problems: [],
    });
  const tree = await workingTree(place);
  const loaded = loadDefinitions(tree);
  const ledger = await openLedger(around);
  try {
    const definitions = 'definitions' in loaded ? loaded.definitions : undefined;
    const problems = 'problems' in loaded ? loaded.problems : [];
    return await lookAll({ around, place, ledger, tree, definitions, problems });
  } finally {
    if (!isRefusals(ledger)) ledger.ledger.close();
  }
}

async function lookAll(patient: Patient): Promise<readonly Line[]> {
  const looked = await Promise.all(checks.map(async (check) => ({ check, found: await lookOrSay(check, patient) })));
  return looked.flatMap(({ check, found }) => found.map((one) => ({ check: check.name, ...one })));
}

async function lookOrSay(check: Check, patient: Patient) {
  try {
    return await check.look(patient);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return [cannotTell(failure.message, `waves explain ${failure.code}`)];
  }
}
