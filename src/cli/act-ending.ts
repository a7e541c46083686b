import type { Refusal } from '../domain/refusal.ts';
import type { Acted } from '../parts/decide/ended.ts';
import type { Ending } from './command.ts';
import { isRefusals } from './opened.ts';

/** What an act came to. The same order again is no error and names the same record (S03.6). */
export function actEnding(acted: Acted | readonly Refusal[]): Ending {
  if (isRefusals(acted)) return { reasons: acted };
  const { say, sequence, id, again, next } = acted;
  const said = again ? `${say}: ${id}` : `${say} (entry ${sequence})`;
  return {
    text: next === undefined ? said : `${said}\nnext: ${next}`,
    document: { record: id, entry: sequence, again, say },
  };
}
