import { stringify } from 'yaml';
import { keyText } from '../../config/find-keys.ts';
import { exampleAt, exampleValue } from '../../config/key-examples.ts';
import type { Key } from '../../config/keys.ts';
import { columns } from './clean.ts';

/** A key as scripts read about it. */
export function keyDocument(key: Key) {
  const { file, key: path, value, isRequired, means, effect } = key;
  const example = exampleOf(key);
  return {
    file,
    key: path,
    type: value,
    required: isRequired,
    default: fallbackOf(means) ?? null,
    means,
    effect: effect.kind,
    effect_say: 'say' in effect ? effect.say : null,
    example: example ?? null,
  };
}

export function keyPage(key: Key, below: readonly Key[]): string {
  const { value, isRequired, means, effect } = key;
  const example = exampleOf(key);
  const fallback = fallbackOf(means);
  const rows = [
    ['type', value],
    ['required', isRequired ? 'yes, where the mapping around it stands' : 'no'],
    ...(isRequired || fallback === undefined ? [] : [['left out', fallback]]),
    ['effect', effectText(effect)],
  ];
  return [
    keyText(key),
    ...(means === '' ? [] : [`  ${means}`]),
    ...columns(rows.map(([name = '', text = '']) => [`  ${name}`, text])),
    ...(example === undefined ? [] : ['  example', ...example.split('\n').map((line) => `    ${line}`)]),
    ...(below.length === 0
      ? []
      : ['  below it', ...columns(below.map((one) => [`    ${keyText(one)}`, toldBelow(one)]))]),
  ].join('\n');
}

function effectText(effect: Key['effect']): string {
  if (effect.kind === 'whole') return 'as it says';
  if (!('say' in effect)) return 'none yet';
  return effect.kind === 'none' ? `none yet: ${effect.say}` : `so far ${effect.say}`;
}

function toldBelow({ means, effect }: Key): string {
  return [means, effect.kind === 'whole' ? '' : effectText(effect)].filter((part) => part !== '').join('. ');
}

/** `main`, of "The governed branch; main if left out" and of "Where …; left out, main". */
function fallbackOf(means: string): string | undefined {
  return /(?:^|; )([^;]+?) if left out/.exec(means)?.[1] ?? /left out, ([^;]+)/.exec(means)?.[1];
}

/** Nothing for what has no effect: an example would be a promise. */
function exampleOf(key: Key): string | undefined {
  if (key.effect.kind === 'none') return undefined;
  const value = exampleValue(key);
  return value === undefined ? undefined : stringify(exampleAt(key, value)).trimEnd();
}
