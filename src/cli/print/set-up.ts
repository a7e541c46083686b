import type { Problem } from '../../domain/definitions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LookedAt } from '../looked-at.ts';

/** A line of a new file that asks for what only people know. `mustBe` where the files are wrong without it. */
type Asked = { readonly at: string; readonly say: string; readonly mustBe: boolean };

function askedIn({ setUp }: Pick<LookedAt, 'setUp'>): readonly Asked[] {
  const wrong = new Set(setUp.problems.map(({ file }) => file));
  return setUp.files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const say = /# fill in:? (.*)$/.exec(line)?.[1];
      return say === undefined ? [] : [{ at: `${path}:${index + 1}`, say, mustBe: wrong.has(path) }];
    }),
  );
}

/** Codes of problems that are only there because a line is not filled in yet. */
const ofMissing = ['unknown-account', 'empty-value', 'unknown-role', 'unknown-person'];
const reasonsMax = 20;

/** Why a new set-up does not hold together yet: each line that has to be filled in, and every problem beyond them. */
export function stillMissing(looked: LookedAt): readonly Refusal[] {
  const asked = askedIn(looked).filter(({ mustBe }) => mustBe);
  const isNew = new Set(looked.setUp.files.map(({ path }) => path));
  const beyond = looked.setUp.problems.filter(
    ({ code, file }) => asked.length === 0 || !(isNew.has(file) && ofMissing.includes(code)),
  );
  const lines = asked.map(({ at, say }) =>
    refuse('fill-in', { say: `${at}: ${say}`, fix: 'write it there, then waves validate', subject: at }),
  );
  return [...lines, ...beyond.map(asReason)].slice(0, reasonsMax);
}

function asReason({ file, line, say, fix }: Problem): Refusal {
  const subject = line > 0 ? `${file}:${line}` : file;
  return refuse('fill-in', { say: `${subject}: ${say}`, fix: fix ?? 'mend it, then waves validate', subject });
}

/** What can wait until somebody approves. */
export function laterLines(looked: LookedAt): readonly string[] {
  const later = askedIn(looked).filter(({ mustBe }) => !mustBe);
  if (later.length === 0) return [];
  return ['before anybody can approve, fill in:', ...later.map(({ at, say }) => `  ${at}: ${say}`)];
}
