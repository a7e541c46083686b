import type { PlanParts, Row } from '../../plan/plans.ts';

/** Before and after of every change change places. Undefined where a row is no update, which has no other way round. */
export function swapped(plan: PlanParts): PlanParts | undefined {
  const changes = plan.changes ?? [];
  if (changes.length === 0 || changes.some(({ actions, unknown }) => `${actions}` !== 'update' || unknown)) {
    return undefined;
  }
  return { ...plan, changes: changes.map((row) => ({ ...row, before: row.after, after: row.before })) };
}

/** The named attribute of one row is known only after the apply. Undefined where the row does not set it. */
export function withUnknown(plan: PlanParts, address: string, attribute: string): PlanParts | undefined {
  const name = attribute.split(/[.[]/)[0] ?? '';
  const row = (plan.changes ?? []).find((change) => change.address === address);
  const after = row?.after as Readonly<Record<string, unknown>> | undefined;
  if (!row || !after || !Object.hasOwn(after, name)) return undefined;
  const { [name]: _, ...known } = after;
  const open: Row = { ...row, after: known, unknown: { ...(row.unknown as object), [name]: true } };
  const block = address.replace(/\[[^\]]*\]/g, '');
  const configured = { ...plan.configured, [block]: { ...plan.configured?.[block], [name]: [] } };
  return { ...plan, configured, changes: (plan.changes ?? []).map((change) => (change === row ? open : change)) };
}

/** Rows in the other order, and keys of every object in the other order. */
export function reordered(plan: PlanParts): PlanParts {
  const other = turned(plan) as PlanParts;
  return { ...other, changes: [...(other.changes ?? [])].reverse(), drift: [...(other.drift ?? [])].reverse() };
}

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  );
}
