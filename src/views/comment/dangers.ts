import type { Analysis, ResourceChange } from '../../domain/analysis.ts';
import { destroys, forgets, isReplace, kindOf, writes } from '../../domain/plan/actions.ts';
import { configAddress } from '../../domain/plan/address.ts';
import { byText } from '../../domain/plan/read.ts';
import { identity } from '../../domain/risk/resource-types/security.ts';
import type { Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { inCode, inSentence } from './untrusted.ts';

const kinds = ['destroys', 'replaces', 'forgets', 'changes rights (IAM)', 'runs code'] as const;

type Danger = {
  readonly kind: (typeof kinds)[number];
  readonly address: string;
  readonly type: string;
  readonly say?: string;
};

/** What no comment leaves out, however small: what ends, what gives rights, and code that runs. */
function dangersOf({ changes, code }: Analysis): readonly Danger[] {
  return [
    ...changes.flatMap(dangerOf),
    ...code.map(({ address, kind, say }): Danger => ({ kind: 'runs code', address, type: kind, say })),
  ];
}

function dangerOf(change: ResourceChange): readonly Danger[] {
  const { address, type, actions } = change;
  const ends = (): readonly Danger['kind'][] => {
    if (isReplace(kindOf(actions))) return ['replaces'];
    if (destroys(change)) return ['destroys'];
    return forgets(change) ? ['forgets'] : [];
  };
  const rights =
    identity.has(type) && writes(change) && kindOf(actions) !== 'no-op' ? ['changes rights (IAM)' as const] : [];
  return [...ends(), ...rights].map((kind) => ({ kind, address, type }));
}

type Row = {
  readonly kind: string;
  readonly what: string;
  readonly count: number;
  readonly stacks: ReadonlySet<string>;
};

/** A table of all dangers of all plans, equal ones in one row; undefined where there are none. */
export function dangersTable(plans: readonly CommentedPlan[], step: Step): string | undefined {
  const rows = new Map<string, { kind: Danger['kind']; what: string; count: number; stacks: Set<string> }>();
  for (const { stack, analysis } of plans) {
    for (const danger of dangersOf(analysis)) {
      const what = whatOf(danger, step);
      const key = `${danger.kind} ${what}`;
      const row = rows.get(key) ?? { kind: danger.kind, what, count: 0, stacks: new Set() };
      rows.set(key, row);
      row.count += 1;
      row.stacks.add(stack);
    }
  }
  if (rows.size === 0) return undefined;
  const sorted = [...rows.values()].sort(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || b.stacks.size - a.stacks.size || byText(a.what, b.what),
  );
  return ['| | what | where |', '| --- | --- | --- |', ...sorted.map((row) => rowText(row, plans.length))].join('\n');
}

function whatOf({ address, type, say }: Danger, { dangers }: Step): string {
  if (dangers === 'total') return 'resources';
  if (dangers === 'type') return inCode(type);
  const named = inCode(dangers === 'resource' ? configAddress(address) : address);
  return say === undefined ? named : `${named} ${inSentence(say)}`;
}

const stacksShown = 3;

function rowText({ kind, what, count, stacks }: Row, all: number): string {
  const names = [...stacks].sort(byText);
  const some = names.length <= stacksShown ? names.map(inCode).join(', ') : `${names.length} of ${all} stacks`;
  const where = all > 1 && names.length === all ? `all ${all} stacks` : some;
  const times = count > names.length ? ` (${count} times)` : '';
  return `| **${kind}** | ${what} | ${where}${times} |`;
}
