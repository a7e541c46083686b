import { Failure } from '../../domain/failure.ts';
import { byText } from '../../domain/plan/read.ts';
import type { LockedVersion } from '../../domain/provider-lock.ts';
import type { LockedProvider, LockFile } from '../../ports/lock-file.ts';
import { type Block, listItems, quotesOf, valueIn } from './body.ts';
import { textOf } from './calls.ts';
import { openGrammar } from './grammar.ts';
import { readText } from './read.ts';

const lockFileName = '.terraform.lock.hcl';

/** The provider lock file, read and written with the vendored grammar. Failure `grammar-unusable`. */
export async function openLockFile(): Promise<LockFile> {
  const grammar = await openGrammar();
  const blocksIn = <T>(text: string, look: (block: Block) => T): readonly T[] => {
    const read = readText(grammar, lockFileName, text, (body) => body.blocks('provider', 1).map(look));
    if ('say' in read) throw unreadable(`${read.say}, line ${read.line}`);
    return read;
  };
  const read = (text: string): ReadonlyMap<string, LockedProvider> => {
    const found = blocksIn(text, lockedProvider);
    const providers = new Map(found);
    if (providers.size < found.length) throw unreadable(`${lockFileName} locks a provider twice`);
    return providers;
  };
  return {
    read,
    relock(text, chosen) {
      read(text);
      return relocked(text, blocksIn(text, placeOf), chosen);
    },
  };
}

type Place = { readonly provider: string; readonly start: number; readonly end: number };

function placeOf({ label, start, end }: Block): Place {
  return { provider: label, start, end };
}

/** From the end of the text to its start, so that places stay true. */
function relocked(text: string, places: readonly Place[], chosen: readonly LockedVersion[]): string {
  const known = new Map(chosen.map((one) => [one.provider, one]));
  const replaced = [...places].reverse().reduce((now, { provider, start, end }) => {
    const one = known.get(provider);
    return one ? now.slice(0, start) + blockText(one) + now.slice(end) : now;
  }, text);
  const added = chosen
    .filter(({ provider }) => !places.some((place) => place.provider === provider))
    .sort((a, b) => byText(a.provider, b.provider));
  return added.reduce((now, one) => `${now.replace(/\n*$/, '\n')}\n${blockText(one)}\n`, replaced);
}

/** One block as the engines write it. */
function blockText({ provider, version, constraints, hashes }: LockedVersion): string {
  return [
    `provider ${quoted(provider)} {`,
    `  version     = ${quoted(version)}`,
    ...(constraints === undefined ? [] : [`  constraints = ${quoted(constraints)}`]),
    '  hashes = [',
    ...[...hashes].sort(byText).map((hash) => `    ${quoted(hash)},`),
    '  ]',
    '}',
  ].join('\n');
}

/** Names, versions, constraints and hashes hold nothing that needs escaping; whatever does is none of them. */
function quoted(text: string): string {
  if (/^[\w .,:;/<>=!~+-]*$/.test(text)) return `"${text}"`;
  throw unreadable(`${JSON.stringify(text.slice(0, 80))} cannot stand in ${lockFileName}`);
}

function lockedProvider(block: Block): readonly [string, LockedProvider] {
  const version = textOf(quotesOf(valueIn(block.body, 'version')));
  if (version === undefined) throw unreadable(`${lockFileName} locks ${block.label} to no version`);
  return [
    block.label,
    { version, constraints: textOf(quotesOf(valueIn(block.body, 'constraints'))), hashes: hashesIn(block) },
  ];
}

function hashesIn(block: Block): string[] {
  const list = valueIn(block.body, 'hashes');
  return (list ? listItems(list) : []).map((item) => {
    const hash = textOf(quotesOf(item));
    if (hash === undefined) throw unreadable(`${lockFileName} has a hash for ${block.label} that is no text`);
    return hash;
  });
}

function unreadable(message: string): Failure {
  return new Failure('lock-unreadable', message, { outcome: 'nothing-happened' });
}
