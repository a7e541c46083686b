import { frame } from '../../config/frame.ts';
import type { Problem } from '../../domain/definitions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';

const shownMax = 20;

/** All problems with their frames; past twenty, how many more. */
export function problemsText(problems: readonly Problem[]): string {
  const more = problems.length - shownMax;
  const frames = problems.slice(0, shownMax).map(frame);
  return [...frames, ...(more > 0 ? [`and ${more} more problems`] : [])].join('\n\n');
}

export function problemsRefusal(problems: readonly Problem[], code: 'invalid-file' | 'rules-unreadable'): Refusal {
  const [first] = problems;
  const rest = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const place = first ? `${first.file}:${first.line}:${first.column}: ${first.say}` : 'the files cannot be read';
  return refuse(code, { say: `${place}${rest}`, fix: 'waves validate', owner: 'platform team' });
}
