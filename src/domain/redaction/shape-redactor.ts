import { holdsSecret, knownSecretShapes } from '../secrets/known-shapes.ts';
import type { Redact } from './redactor.ts';
import { hiddenText, redactor } from './redactor.ts';

/** Hides what a plan marks as sensitive, and what has the shape of a secret although nobody marked it. */
export function redactorFor(sensitive: readonly string[]): Redact {
  const byValue = redactor(sensitive);
  return (text) => hideShapes(byValue(text));
}

const shortestShape = 16;

/** Secrets that issuers give a shape, in plain and in every encoding that can be read back; the rest of the text stays. */
export function hideShapes(text: string): string {
  if (text.length < shortestShape) return text;
  const plain = knownSecretShapes.reduce((rest, { find }) => rest.replace(find, hiddenText), text);
  const shown = encodings.reduce((rest, { runs, within, decoded }) => {
    if (within !== undefined && !rest.includes(within)) return rest;
    return rest.replace(runs, (run) => {
      if (within !== undefined && !run.includes(within)) return run;
      return readable(run, decoded).some(holdsSecret) ? hiddenText : run;
    });
  }, plain);
  return holdsSecret(shown.replace(/\s*(?:\n|\\n)\s*/g, '')) ? hiddenText : shown;
}

/** Runs are found in one pass; `within` is what a run must hold to be worth reading back. */
type Encoding = {
  readonly runs: RegExp;
  readonly within?: string;
  readonly decoded: (run: string) => string | readonly string[];
};

const encodings: readonly Encoding[] = [
  { runs: /(?:[0-9a-fA-F]{2}){16,}/g, decoded: (run) => fromPairs(run.match(/../g) ?? []) },
  { runs: /(?:[0-9a-fA-F]{2}:){15,}[0-9a-fA-F]{2}/g, decoded: (run) => fromPairs(run.split(':')) },
  { runs: /(?:\\x[0-9a-fA-F]{2}){16,}/g, decoded: (run) => fromPairs(run.match(/[0-9a-fA-F]{2}/g) ?? []) },
  { runs: /[^\s"'<>]+/g, within: '%', decoded: (run) => decodeURIComponent(run.replaceAll('+', ' ')) },
  { runs: /[A-Za-z0-9+/_-]{20,}/g, decoded: fromBase64 },
  {
    runs: /\S+/g,
    within: '\\',
    decoded: (run) => run.replace(/\\u([0-9a-fA-F]{4})/g, fromCode).replace(/\\+(["/])/g, '$1'),
  },
];

function fromPairs(pairs: readonly string[]): string {
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

function fromCode(_: string, digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** Where a run begins inside of the encoded text is not known, so all four beginnings are read. */
function fromBase64(run: string): readonly string[] {
  const plain = run.replaceAll('-', '+').replaceAll('_', '/');
  return [0, 1, 2, 3].map((skip) => {
    const whole = plain.slice(skip);
    return atob(whole.length % 4 === 1 ? whole.slice(0, -1) : whole);
  });
}

/** What cannot be read back is not of that encoding. */
function readable(run: string, decoded: Encoding['decoded']): readonly string[] {
  try {
    return [decoded(run)].flat();
  } catch {
    return [];
  }
}
