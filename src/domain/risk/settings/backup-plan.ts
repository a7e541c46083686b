import type { ResourceChange } from '../../analysis.ts';
import type { Hit } from '../rule.ts';
import { cannotTell, fires } from '../rule.ts';
import { blockPairs, inBlock } from './blocks.ts';
import { forever, lowered } from './setting.ts';

const attribute = 'rule';
const shorter = lowered(forever);

/** Rules of a backup plan that go, or that keep their copies for less time. */
export function thinnedPlan(change: ResourceChange): readonly Hit[] {
  if (change.type !== 'aws_backup_plan') return [];
  const pairs = blockPairs(change, attribute, 'rule_name');
  if (pairs === 'unknown') return [cannotTell('may make fewer backups: its rules are known only later', { attribute })];
  return pairs
    .filter(({ before }) => before !== undefined)
    .flatMap(({ name, before, after }) => {
      if (after === undefined) return [fires(`no longer makes the backups of its rule ${name}`, { attribute })];
      const [was, is] = [before, after].map((block) => inBlock(block, 'lifecycle', 'delete_after'));
      return shorter.isWeaker(was ?? null, is ?? null)
        ? [fires(`keeps the backups of its rule ${name} for less time`, { attribute })]
        : [];
    });
}
