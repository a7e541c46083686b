import type { Digest } from '../../domain/digest.ts';

/** What a comment says of itself to the next run. Trust it only in a comment whose author is the bot's own login. */
export type Marker = {
  readonly version: 1;
  readonly module: string;
  readonly base?: string;
  readonly head?: string;
  /** Of the plans that are shown. */
  readonly digest: Digest;
  /** Of what earlier versions of the comment showed, the latest first. */
  readonly earlier: readonly Digest[];
};

export const earlierMax = 10;

const begins = '<!-- waves:comment ';
const ends = ' -->';

/** The first line of a comment. Nothing in it can end the HTML comment it stands in. */
export function markerLine(marker: Marker): string {
  const json = JSON.stringify({ ...marker, earlier: marker.earlier.slice(0, earlierMax) });
  return `${begins}${json.replace(/[^\x20-\x7e]|[<>&@`/]|-(?=-)/g, escaped)}${ends}`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const digest = /^sha256:[0-9a-f]{64}$/;

/** The marker a comment begins with. Anywhere else, or in another form, it is none. */
export function markerIn(body: string): Marker | undefined {
  const [line = ''] = body.replaceAll('\r\n', '\n').split('\n', 1);
  if (!line.startsWith(begins) || !line.endsWith(ends)) return undefined;
  const read = membersIn(line.slice(begins.length, -ends.length));
  if (read?.version !== 1 || typeof read.module !== 'string' || !isDigest(read.digest)) return undefined;
  return {
    version: 1,
    module: read.module,
    ...(typeof read.base === 'string' ? { base: read.base } : {}),
    ...(typeof read.head === 'string' ? { head: read.head } : {}),
    digest: read.digest,
    earlier: Array.isArray(read.earlier) ? read.earlier.filter(isDigest).slice(0, earlierMax) : [],
  };
}

function membersIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && digest.test(value);
}
