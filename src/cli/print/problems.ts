import { frame } from '../../config/frame.ts';
import type { Problem } from '../../domain/definitions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';

const shownMax = 20;

/** Problems with their frames, file by file; past twenty of one file, how many more. */
export function problemsText(problems: readonly Problem[]): string {
  const files = [...Map.groupBy(problems, ({ file }) => file)];
  return files.flatMap(([file, all]) => [...all.slice(0, shownMax).map(frame), ...more(file, all.length)]).join('\n\n');
}

function more(file: string, count: number): readonly string[] {
  return count > shownMax ? [`and ${count - shownMax} more problems in ${file}`] : [];
}

export function problemsRefusal(problems: readonly Problem[], code: 'invalid-file' | 'rules-unreadable'): Refusal {
  const [first] = problems;
  const rest = problems.length > 1 ? `, and ${problems.length - 1} more` : '';
  const place = first ? `${first.file}:${first.line}:${first.column}: ${first.say}` : 'the files cannot be read';
  return refuse(code, { say: `${place}${rest}`, fix: 'waves validate', owner: 'platform team' });
}
