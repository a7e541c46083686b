import { didYouMean } from '../config/nearest.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Listed } from './command.ts';
import { globals, tokensOf } from './parse.ts';

/** The command that was named and the rest of the line, or what stands in its place. */
export type Found =
  | { readonly listed: Listed; readonly argv: readonly string[] }
  | { readonly show: 'version' | 'help' }
  | readonly Refusal[];

/** Finds the command by its one or two words; flags may stand before it. */
export function findCommand(argv: readonly string[], list: readonly Listed[]): Found {
  const tokens = tokensOf(argv, globals);
  const word = tokens.find(({ kind }) => kind === 'positional');
  if (!word) {
    if (argv.includes('--version')) return { show: 'version' };
    if (tokens.some((token) => token.kind === 'option' && token.name === 'help')) return { show: 'help' };
    return [refuse('bad-usage', { say: 'no command is named', fix: 'waves help' })];
  }
  const { index } = word;
  const [first = '', second = ''] = argv.slice(index, index + 2);
  const two = list.find(({ name }) => name === `${first} ${second}`);
  const listed = two ?? list.find(({ name }) => name === first);
  if (!listed) return [unknown(first, second, list)];
  return { listed, argv: [...argv.slice(0, index), ...argv.slice(index + (two ? 2 : 1))] };
}

function unknown(first: string, second: string, list: readonly Listed[]): Refusal {
  const within = list.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (within.length > 0) {
    const words = within.map((name) => name.slice(first.length + 1));
    const say = second === '' ? `${first} needs one more word` : `${first} knows no ${JSON.stringify(second)}`;
    return refuse('bad-usage', {
      say,
      fix: didYouMean(second, words, within.map((name) => `waves ${name}`).join(', ')) ?? '',
    });
  }
  const words = new Set(list.map(({ name }) => name.split(' ')[0] ?? ''));
  const say = `there is no command ${JSON.stringify(first)}`;
  return refuse('bad-usage', { say, fix: didYouMean(first, words, 'waves help') ?? 'waves help' });
}
