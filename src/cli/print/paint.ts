import { styleText } from 'node:util';
import type { Mood } from '../../views/live-row.ts';

export type Tone = 'good' | 'bad' | 'busy' | 'wait' | 'strong' | 'faint';
/** Colours a text that cannot move the cursor; `plain` leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

export const colorChoices = ['auto', 'always', 'never'] as const;
type ColorChoice = (typeof colorChoices)[number];

const plain: Paint = (_, text) => text;

const formats = { good: 'green', bad: 'red', busy: 'cyan', wait: 'yellow', strong: 'bold', faint: 'dim' } as const;

/** How both streams are coloured, by what was written as `--color`. */
export function paintersFor(
  written: string | undefined,
  streams: { readonly out?: NodeJS.WritableStream; readonly err?: NodeJS.WritableStream } = {},
): { readonly out: Paint; readonly err: Paint } {
  const choice = colorChoices.find((one) => one === written) ?? 'auto';
  return { out: painterFor(choice, streams.out), err: painterFor(choice, streams.err) };
}

/** How a stream is coloured: `auto` heeds NO_COLOR, FORCE_COLOR, TERM=dumb and whether it is a terminal at all. */
function painterFor(choice: ColorChoice, stream: NodeJS.WritableStream | undefined): Paint {
  if (choice === 'never') return plain;
  if (choice === 'always') return (tone, text) => styleText(formats[tone], text, { validateStream: false });
  if (!stream) return plain;
  return (tone, text) => styleText(formats[tone], text, { stream });
}

const tones: Readonly<Record<Mood, Tone>> = {
  failed: 'bad',
  running: 'busy',
  waiting: 'wait',
  done: 'good',
  pending: 'faint',
};

export function paintMood(paint: Paint, mood: Mood, text: string): string {
  return paint(tones[mood], text);
}
