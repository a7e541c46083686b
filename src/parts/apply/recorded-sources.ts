import { canonical } from '../../domain/canonical.ts';
import type { CatalogueModule } from '../../domain/definitions.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import type { Stack } from '../../domain/stack.ts';
import { companionsOf } from '../companions.ts';
import { editsTo, pinsOf } from '../stack-sources.ts';
import type { ApplyWorld } from './world.ts';

/** A stack that is configured otherwise than recorded is planned anew: its environment decides who is asked. */
export function stackMoved({ name, environment, folder, workspace }: Stack, record: PlanRecord): Refusal | undefined {
  const recorded = { environment: record.environment, folder: record.folder, workspace: record.workspaceName };
  if (canonical({ environment, folder, workspace }) === canonical(recorded)) return undefined;
  const say = `${name} has another environment, folder or workspace on the governed branch than its plan`;
  return refuse('inputs-changed', { say, fix: `waves run ${record.promotion}`, subject: name, owner: 'stack owner' });
}

type Recorded = {
  readonly record: PlanRecord;
  readonly stack: Stack;
  readonly modules: readonly CatalogueModule[];
  readonly choices: LedgerState['providers'];
};

/**
 * What the record says of its sources and git does not: the edits are exactly the release's pins, and the files those
 * of the recorded commit. Their digest is held against the branch's head at the intent, so no other commit serves.
 */
export async function recordDifferences(world: ApplyWorld, of: Recorded): Promise<readonly string[]> {
  const { record } = of;
  const digest = await world.governed.digestOfFiles(record.commit, record.readSet);
  return [
    ...(digest === record.readSetDigest ? [] : ['the recorded files have another digest at the recorded commit']),
    ...(await companionDifferences(world, of)),
    ...(await pinDifferences(world, of)),
  ];
}

/** A companion is the lock file with what was chosen for the release, made again here; anything else beside the pin is not ours. */
async function companionDifferences(
  world: ApplyWorld,
  { record, stack, choices }: Recorded,
): Promise<readonly string[]> {
  const { release, commit } = record;
  const expected = await companionsOf(world, { release, stack, commit }, choices);
  if (isRefusal(expected)) return [expected.say];
  if (canonical(expected) === canonical(record.companions)) return [];
  return [`what is recorded beside the pin is not the lock file that ${releaseText(release)} needs`];
}

async function pinDifferences(world: ApplyWorld, { record, stack, modules }: Recorded): Promise<readonly string[]> {
  const { release, commit } = record;
  const module = modules.find(({ name }) => name === release.module);
  const files = await world.governed.files(commit);
  const paths = files.filter(({ mode }) => mode !== '120000').map(({ path }) => path);
  const found = module && (await pinsOf(world, { commit, paths }, { stack, module }));
  if (!found || isRefusal(found)) return [`no pin of ${release.module} can be read at the recorded commit`];
  const expected = { from: found.version, edits: editsTo(found.pins, release.version) };
  const recorded = { from: record.fromVersion, edits: record.edits };
  return canonical(expected) === canonical(recorded)
    ? []
    : [`the recorded edits are not the pins of ${release.module}`];
}
