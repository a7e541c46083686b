import { configurationOf } from '../../domain/configuration-files.ts';
import { isSameModule, sourceAddress } from '../../domain/module-source.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { ModuleFound } from '../module-content.ts';
import { moduleMismatch } from '../module-content.ts';
import { callsModule, textsOf } from '../stack-sources.ts';
import type { ApplyWorld } from './world.ts';

/** What is installed and is neither what was registered nor what its origin has. */
export async function moduleDifferences(
  world: ApplyWorld,
  record: PlanRecord,
  found: readonly ModuleFound[],
): Promise<readonly string[]> {
  const read = configurationOf(record.readSet, record.engine.kind);
  const isCalled = callsModule(world.pins, await textsOf(world.governed, record.commit, read));
  const wrong = moduleMismatch(found, record.release, isCalled);
  return [...(wrong === undefined ? [] : [wrong]), ...(await unlikeOrigin(world, record, found))];
}

/** Modules that are not the release's: those at an exact version are compared with their origin, others are not known. */
async function unlikeOrigin(
  world: ApplyWorld,
  { release }: PlanRecord,
  found: readonly ModuleFound[],
): Promise<readonly string[]> {
  const ours = [release.source, ...release.nested.map(({ source }) => source)].map(sourceAddress);
  const others = found.filter(({ source }) => {
    const address = sourceAddress(source);
    return address.kind !== 'local' && !ours.some((one) => isSameModule(address, one));
  });
  const answers = await Promise.all(others.map((module) => differsFromOrigin(world, module)));
  return answers.flatMap((answer) => answer ?? []);
}

async function differsFromOrigin(
  { moduleSource }: ApplyWorld,
  { key, source, version, digest }: ModuleFound,
): Promise<string | undefined> {
  const { kind, ref = version } = sourceAddress(source);
  const hasVersions = kind === 'git' || kind === 'registry';
  if (!hasVersions || ref === undefined) return `module.${key} from ${kind} can't be compared with its origin`;
  const address = source.replace(/[?]ref=.*$/, '');
  const tag = await moduleSource.tag(address, ref);
  if (!tag) return `module.${key} is at ${ref}, which its origin does not have`;
  const content = await moduleSource.content(address, tag.commit);
  return content.digest === digest ? undefined : `module.${key} is not what ${ref} holds`;
}
