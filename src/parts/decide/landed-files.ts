import type { CatalogueModule } from '../../domain/definitions.ts';
import { isExactVersion } from '../../domain/exact-version.ts';
import type { CompanionEdit } from '../../domain/plan-request.ts';
import type { LockedVersion } from '../../domain/provider-lock.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Stack } from '../../domain/stack.ts';
import type { SourcesWorld } from '../stack-sources.ts';
import { onePin, pinnedAs } from '../stack-sources.ts';

type Files = ReadonlyMap<string, string>;

/** What is landed: the pin moved, and the providers that were applied with it. */
export type Landing = {
  readonly stack: Stack;
  readonly module: CatalogueModule;
  readonly from: string;
  readonly version: string;
  readonly companions: readonly CompanionEdit[];
  readonly chosen: readonly LockedVersion[];
};

/** The files as they are to be, on whatever head they stand now; undefined if pin or lock say something else there. */
export function landedFiles(world: SourcesWorld, files: Files, of: Landing): Files | undefined {
  const moved = movePins(world, files, of);
  return of.companions.reduce<Files | undefined>(
    (now, companion) => now && relocked(world, now, companion, of.chosen),
    moved,
  );
}

function movePins({ pins }: SourcesWorld, files: Files, of: Landing): Files | undefined {
  const found = onePin(pins.find(files, pinnedAs(of.module, of.stack)), of.stack);
  if (found === undefined || isRefusal(found) || !isExactVersion(found.version)) return undefined;
  if (found.version === of.version) return files;
  if (found.version !== of.from) return undefined;
  const moved = new Map(files);
  for (const pin of [...found.pins].sort((a, b) => b.start - a.start)) {
    moved.set(pin.file, pins.move(moved.get(pin.file) ?? '', pin, of.version));
  }
  return moved;
}

function relocked(
  { lockFile }: SourcesWorld,
  files: Files,
  { file, providers }: CompanionEdit,
  chosen: readonly LockedVersion[],
): Files | undefined {
  const text = files.get(file);
  if (text === undefined) return undefined;
  const locked = lockFile.read(text);
  const isMoved = providers.some(({ provider, from, to }) => ![from, to].includes(locked.get(provider)?.version));
  if (isMoved) return undefined;
  const moving = chosen.filter(({ provider }) => providers.some((move) => move.provider === provider));
  return new Map(files).set(file, lockFile.relock(text, moving));
}
