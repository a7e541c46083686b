import type { Command, FlagSpec, Flags, Listed } from '../command.ts';
import { findCommand } from '../find-command.ts';
import { isRefusals } from '../opened.ts';
import { globals, tokensOf } from '../parse.ts';
import type { Offer } from './offer.ts';
import { files, type Live, valuesFor } from './values.ts';

type Answer = readonly Offer[] | typeof files;

/** Everything that may stand after the words before, whatever of it is typed already. */
export async function candidates(
  before: readonly string[],
  current: string,
  of: { readonly list: readonly Listed[]; readonly live: Live },
): Promise<Answer> {
  const found = findCommand(before, of.list);
  if (isRefusals(found) || 'show' in found) return namesAfter(before, current, of.list);
  const { name, load } = found.listed;
  if (name === 'help') return helpTopics(found.argv, of.list);
  const command = await load();
  if (command.raw) return [];
  const argv = found.argv;
  const [, flag, value] = /^--([a-z-]+)=(.*)$/.exec(current) ?? [];
  if (flag !== undefined && value !== undefined) {
    const answer = await flagValues(specOf(command, flag), of.live);
    return answer === files ? [] : answer.map((offer) => ({ ...offer, word: `--${flag}=${offer.word}` }));
  }
  const last = argv.at(-1) ?? '';
  const waits = specOf(command, last.replace(/^--/, ''));
  if (last.startsWith('--') && waits && waits.kind !== 'switch') return flagValues(waits, of.live);
  return current.startsWith('-') ? flagsOf(command, argv) : nextArgument(command, argv, of.live);
}

function specOf(command: Command, flag: string): FlagSpec | undefined {
  const flags: Flags = { ...command.flags, ...globals };
  return Object.hasOwn(flags, flag) ? flags[flag] : undefined;
}

async function flagValues(spec: FlagSpec | undefined, live: Live): Promise<Answer> {
  if (spec?.kind === 'choice') return spec.choices.map((word) => ({ word }));
  return spec && 'value' in spec ? valuesFor(spec.value, live) : [];
}

function flagsOf(command: Command, argv: readonly string[]): readonly Offer[] {
  const given = new Set(argv.map((word) => word.replace(/=.*/, '')));
  const flags: Flags = { ...command.flags, ...globals };
  return Object.entries(flags)
    .filter(([name, { kind }]) => kind === 'list' || !given.has(`--${name}`))
    .map(([name, { help }]) => ({ word: `--${name}`, help }));
}

async function nextArgument(command: Command, argv: readonly string[], live: Live): Promise<Answer> {
  const given = tokensOf(argv, { ...command.flags, ...globals }).filter(({ kind }) => kind === 'positional').length;
  const specs = Object.values(command.args);
  const spec = specs[given] ?? (specs.at(-1)?.many ? specs.at(-1) : undefined);
  if (spec?.choices) return spec.choices.map((word) => ({ word }));
  return spec ? valuesFor(spec.value, live) : [];
}

/** Names of commands, word by word: `release` before `release show`. */
function namesAfter(before: readonly string[], current: string, list: readonly Listed[]): readonly Offer[] {
  const words = tokensOf(before, globals).flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  if (words.length === 0 && current.startsWith('-')) {
    const everywhere = Object.entries(globals).map(([name, { help }]) => ({ word: `--${name}`, help }));
    return [...everywhere, { word: '--version', help: 'which waves this is' }];
  }
  return wordsAfter(words, list);
}

function wordsAfter(words: readonly string[], list: readonly Listed[]): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { name, summary } of list) {
    const parts = name.split(' ');
    const word = parts[words.length];
    if (word === undefined || words.some((one, index) => one !== parts[index])) continue;
    const isWhole = parts.length === words.length + 1;
    const first = offers.get(word);
    const help = isWhole ? summary : [first?.help, parts.slice(words.length + 1).join(' ')].filter(Boolean).join(', ');
    offers.set(word, { word, help });
  }
  return [...offers.values()];
}

async function helpTopics(words: readonly string[], list: readonly Listed[]): Promise<readonly Offer[]> {
  const { helpTopics: topics } = await import('../help-topics.ts');
  const named = Object.entries(topics).map(([word, { help }]) => ({ word, help }));
  return [...wordsAfter(words, list), ...(words.length === 0 ? named : [])];
}
