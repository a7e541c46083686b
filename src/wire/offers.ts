import { cachedTags } from '../adapters/git/cached-tags.ts';
import type { LiveKind, Offer } from '../cli/complete/offer.ts';
import { loadDefinitions } from '../config/load.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { LedgerState } from '../domain/promotion/state.ts';
import { releaseText } from '../domain/release.ts';
import { openBook } from '../parts/book.ts';
import type { Around, Place } from './place.ts';
import { findPlace } from './place.ts';
import { absolute } from './stores.ts';
import { workingTree } from './validate.ts';

/**
 * Words a shell may offer. It asks nobody over the network and writes nothing: the ledger here, the files as they stand
 * in the working tree, and tags that were fetched before.
 */
export async function offersAt(around: Around, kind: LiveKind): Promise<readonly Offer[]> {
  const place = await findPlace(around);
  if (!('waves' in place)) return [];
  if (kind === 'promotion') return promotionsIn(await ledgerAt(place));
  const definitions = await definitionsAt(place);
  if (!definitions) return [];
  switch (kind) {
    case 'stack':
      return definitions.stacks.map(({ name, environment }) => ({ word: name, help: environment.stage }));
    case 'role':
      return Object.keys(definitions.rules.roles).map((word) => ({ word }));
    case 'person':
      return definitions.rules.people.map(({ id }) => ({ word: id }));
    case 'module':
      return definitions.modules.map(({ name }) => ({ word: name }));
    case 'release':
      return releasesAt(place, definitions);
  }
}

async function definitionsAt(place: Place): Promise<Definitions | undefined> {
  const loaded = loadDefinitions(await workingTree(place));
  return 'definitions' in loaded ? loaded.definitions : undefined;
}

async function ledgerAt({ waves }: Place): Promise<LedgerState | undefined> {
  const { openSqliteLedger } = await import('../adapters/sqlite/ledger.ts');
  const ledger = await openSqliteLedger(`${waves}/ledger`).catch(() => undefined);
  if (!ledger) return undefined;
  try {
    return await openBook(ledger).state();
  } finally {
    ledger.close();
  }
}

function promotionsIn(ledger: LedgerState | undefined): readonly Offer[] {
  const promotions = [...(ledger?.promotions.values() ?? [])].toReversed();
  return promotions.map(({ id, release, state }) => ({ word: id, help: `${releaseText(release)} · ${state}` }));
}

/** Releases that were seen, tags that were fetched, and each module with its version left open. */
async function releasesAt(place: Place, definitions: Definitions): Promise<readonly Offer[]> {
  const seen = [...((await ledgerAt(place))?.releases.values() ?? [])].map((release) => ({
    word: releaseText(release),
  }));
  const mirrors = Object.entries(definitions.gitMirrors).map(([from, to]) => [from, absolute(place.folder, to)]);
  const places = { cacheFolder: `${place.waves}/module-cache`, mirrors: Object.fromEntries(mirrors) };
  const fetched: Offer[] = [];
  for (const { name, source, tags } of definitions.modules) {
    const [before = '', after = ''] = tags.split('{version}');
    for (const tag of await cachedTags(source, { ...places, ambient: place.around.env })) {
      if (!tag.startsWith(before) || !tag.endsWith(after)) continue;
      fetched.push({ word: `${name}@${tag.slice(before.length, tag.length - after.length)}` });
    }
  }
  const open = definitions.modules.map(({ name }) => ({ word: `${name}@`, help: 'and a version' }));
  const words = new Map([...seen, ...fetched].map((offer) => [offer.word, offer]));
  return [...words.values(), ...open.filter(({ word }) => ![...words.keys()].some((one) => one.startsWith(word)))];
}
