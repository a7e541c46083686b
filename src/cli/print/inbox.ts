import { loweredText } from '../../views/exceptions.ts';
import type { InboxItem } from '../../views/inbox.ts';
import { columns, oneLine } from './clean.ts';
import { digits, secondsText } from './lengths.ts';

export function inboxText(items: readonly InboxItem[]): string {
  if (items.length === 0) return 'nothing waits';
  return items.flatMap(itemLines).join('\n');
}

function itemLines({ promotion, release, role, holders, plans, command }: InboxItem): readonly string[] {
  const who =
    role === undefined ? 'any known person who did not write it' : `${role} (${holders.join(', ') || 'nobody'})`;
  const rows = plans.map(({ stack, plan, class: risk, impacts, counts, ageSeconds, lowered }) => [
    `  ${stack}`,
    digits(plan),
    counts,
    `class ${[risk, ...impacts].join(', ')}`,
    `for ${secondsText(ageSeconds)}`,
    ...(lowered ? [loweredText(lowered)] : []),
  ]);
  return [oneLine(`${promotion} ${release} asks ${who}`), ...columns(rows), oneLine(`  ${command}`)];
}
