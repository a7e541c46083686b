import { markerIn } from './marker.ts';
import { inCode } from './untrusted.ts';

const begins = '**Stale**: ';

/**
 * An existing comment after a push: its first visible line says that it shows plans of an older commit. Undefined where
 * the text is no comment of ours; unchanged where it shows this commit.
 */
export function stale(body: string, head: string): string | undefined {
  const marker = markerIn(body);
  if (!marker) return undefined;
  const [line = '', ...rest] = body.replaceAll('\r\n', '\n').split('\n');
  const shown = rest[0]?.startsWith(begins) ? rest.slice(1) : rest;
  if (marker.head === head) return [line, ...shown].join('\n');
  const of = marker.head === undefined ? 'an older commit' : inCode(marker.head.slice(0, 12));
  const say = `${begins}this shows plans of ${of}, and ${inCode(head.slice(0, 12))} was pushed since. No yes given here holds for it.`;
  return [line, say, ...shown].join('\n');
}
