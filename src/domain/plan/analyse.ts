import type { Analysis } from '../analysis.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { parseJson } from './json.ts';
import { membersOf } from './read.ts';
import type { AnalyseOptions } from './reduce.ts';
import { reduced } from './reduce.ts';
import { shapeProblem } from './shape.ts';

/**
 * Reads what `show -json` says of a plan and reduces it to what rules and people read (DESIGN 5.9). Refused with
 * `invalid-file` where the text is no plan this release can read; never throws, whatever the text. Equal plans give
 * equal analyses whatever the order of keys and rows; time is left out.
 */
export function analyse(json: string, options: AnalyseOptions): Analysis | Refusal {
  const parsed = parseJson(json);
  if ('wrong' in parsed) return unreadable(`the text is no JSON: ${parsed.wrong}`);
  const problem = shapeProblem(parsed.value);
  return problem === undefined
    ? reduced(membersOf(parsed.value), options)
    : unreadable(`the file is no plan: ${problem}`);
}

function unreadable(say: string): Refusal {
  return refuse('invalid-file', {
    say,
    fix: 'give the output of `show -json` for a saved plan file, whole and in UTF-8',
  });
}
