import { canonical } from '../../domain/canonical.ts';
import type { CatalogueModule } from '../../domain/definitions.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Stack } from '../../domain/stack.ts';
import { editsTo, pinsOf } from '../stack-sources.ts';
import type { ApplyWorld } from './world.ts';

/** A stack that is configured otherwise than recorded is planned anew: its environment decides who is asked. */
export function stackMoved({ name, environment, folder, workspace }: Stack, record: PlanRecord): Refusal | undefined {
  const recorded = { environment: record.environment, folder: record.folder, workspace: record.workspaceName };
  if (canonical({ environment, folder, workspace }) === canonical(recorded)) return undefined;
  const say = `${name} has another environment, folder or workspace on the governed branch than its plan`;
  return refuse('inputs-changed', { say, fix: `waves run ${record.promotion}`, subject: name, owner: 'stack owner' });
}

/**
 * What the record says of its sources and git does not: the edits are exactly the release's pins, and the files those
 * of the recorded commit. Their digest is held against the branch's head at the intent, so no other commit serves.
 */
export async function recordDifferences(
  world: ApplyWorld,
  of: { readonly record: PlanRecord; readonly stack: Stack; readonly modules: readonly CatalogueModule[] },
): Promise<readonly string[]> {
  const { record } = of;
  const digest = await world.governed.digestOfFiles(record.commit, record.readSet);
  return [
    ...(digest === record.readSetDigest ? [] : ['the recorded files have another digest at the recorded commit']),
    ...record.companions.map(({ file }) => `${file} would be written beside the pin`),
    ...(await pinDifferences(world, of)),
  ];
}

async function pinDifferences(
  world: ApplyWorld,
  { record, stack, modules }: Parameters<typeof recordDifferences>[1],
): Promise<readonly string[]> {
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
