import { shortestSecret, spellingsOf } from './spellings.ts';

/** Takes out of a text what may not be shown. */
export type Redact = (text: string) => string;

export const hiddenText = '(secret)';

/**
 * Hides secrets by their value, in every spelling, also where white space or a line break was put between. Each place of
 * a text is looked at once, however many secrets there are.
 */
export function redactor(secrets: readonly string[]): Redact {
  const spellings = new Map<string, string[]>();
  const starts = new Set<number>();
  for (const spelling of new Set(secrets.flatMap(spellingsOf).map(withoutSpace))) {
    if (spelling.length < shortestSecret) continue;
    const start = spelling.slice(0, shortestSecret);
    spellings.set(start, [...(spellings.get(start) ?? []), spelling]);
    starts.add(pairAt(spelling, 0));
  }
  if (starts.size === 0) return (text) => text;
  return (text) => {
    if (text.length < shortestSecret) return text;
    const compact = withoutSpace(text);
    const ranges: Range[] = [];
    for (let at = 0; at + shortestSecret <= compact.length; at += 1) {
      if (!starts.has(pairAt(compact, at))) continue;
      for (const spelling of spellings.get(compact.slice(at, at + shortestSecret)) ?? []) {
        if (compact.startsWith(spelling, at)) ranges.push({ from: at, to: at + spelling.length });
      }
    }
    return ranges.length === 0 ? text : hidden(text, ranges);
  };
}

type Range = { readonly from: number; readonly to: number };

const space = /(?:\s|\\[nrt])+/g;

function withoutSpace(text: string): string {
  return text.replace(space, '');
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** Ranges are counted without white space; what they cover goes with the white space inside them. */
function hidden(text: string, ranges: readonly Range[]): string {
  const places = placesOf(text);
  const kept: string[] = [];
  let shownTo = 0;
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const [start, end] = [places[from] ?? 0, (places[to - 1] ?? 0) + 1];
    if (start > shownTo || kept.length === 0) kept.push(text.slice(shownTo, start), hiddenText);
    shownTo = Math.max(shownTo, end);
  }
  return [...kept, text.slice(shownTo)].join('');
}

/** Where each character that is no white space stands. */
function placesOf(text: string): readonly number[] {
  const places: number[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(space)) {
    for (; at < index; at += 1) places.push(at);
    at = index + found.length;
  }
  for (; at < text.length; at += 1) places.push(at);
  return places;
}
