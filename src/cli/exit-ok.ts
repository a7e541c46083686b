import type { Exit } from '../domain/codes.ts';
import { exits } from '../domain/codes.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';

/** Outcomes a caller may declare to be no error. What is broken or forbidden is not among them. */
const mappable: Readonly<Record<string, Exit>> = {
  changes: exits.changes,
  paused: exits.paused,
  denied: exits.denied,
  'no-data': exits.noData,
  held: exits.held,
};

/** Reads `WAVES_EXIT_OK=changes,paused`. */
export function exitsOk(written: string | undefined): ReadonlySet<Exit> | Refusal {
  const names = (written ?? '').split(',').filter((name) => name.trim() !== '');
  const found = names.map((name) => mappable[name.trim()]);
  const wrong = names.find((_, index) => found[index] === undefined);
  if (wrong === undefined) return new Set(found.filter((exit) => exit !== undefined));
  return refuse('bad-usage', {
    say: `WAVES_EXIT_OK names ${JSON.stringify(wrong)}, which is no outcome it may hide`,
    fix: `use ${Object.keys(mappable).join(', ')}`,
  });
}
