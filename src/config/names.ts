import type { Checked } from './check.ts';
import type { Path, Report } from './source.ts';
import { isFull, noteAt, problemAt } from './source.ts';

/** One mention of a name: where it stands and what it is. */
export type Mention = { readonly name: string; readonly checked: Checked<unknown>; readonly path: Path };

/** Reports every mention of a name after its first. `what` is how to speak of it: `person`, `e-mail`. */
export function reportRepeated(what: string, mentions: readonly Mention[], report: Report): void {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    if (isFull(report, mention.checked.source.file)) continue;
    const earlier = first.get(mention.name);
    if (!earlier) {
      first.set(mention.name, mention);
      continue;
    }
    const notes = [noteAt(earlier.checked.source, earlier.path, 'first here')];
    const say = `${what} ${mention.name} stands twice`;
    report(problemAt(mention.checked.source, mention, { code: 'same-id', say, fix: 'keep one of them', notes }));
  }
}

/** Reports names that differ only in upper and lower case: file systems and people take them for one (T-I12). */
export function reportTwins(what: string, mentions: readonly Mention[], report: Report): void {
  const first = new Map<string, Mention>();
  for (const mention of mentions) {
    if (isFull(report, mention.checked.source.file)) continue;
    const folded = mention.name.toLowerCase();
    const earlier = first.get(folded);
    first.set(folded, earlier ?? mention);
    if (!earlier || earlier.name === mention.name) continue;
    const say = `${what} ${mention.name} and ${earlier.name} differ only in upper and lower case`;
    report(
      problemAt(
        mention.checked.source,
        { path: mention.path, at: 'key' },
        { code: 'same-name', say, fix: 'rename one' },
      ),
    );
  }
}

/** A mapping that inherits nothing, so that a lookup by any name finds what was declared or nothing. */
export function tableOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  const table: Record<string, Value> = Object.create(null);
  for (const [key, value] of entries) table[key] = value;
  return table;
}

/** Drops members that are undefined, as exact optional members want it. */
export function given<Members extends object>(members: Members): Given<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, member]) => member !== undefined)) as Given<Members>;
}

export type Given<Members> = {
  [Key in keyof Members as undefined extends Members[Key] ? Key : never]?: Exclude<Members[Key], undefined>;
} & { [Key in keyof Members as undefined extends Members[Key] ? never : Key]: Members[Key] };
