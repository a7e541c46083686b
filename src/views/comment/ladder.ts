export type Detail = 'full' | 'attributes' | 'addresses' | 'counts';

/** How much a comment shows. `dangers`: what ends, opens rights or runs code, by address, by resource, by type or in all. */
export type Step = {
  readonly detail: Detail;
  readonly dangers: 'address' | 'resource' | 'type' | 'total';
  /** Groups, stacks in a list, findings of a group, rows of a list. */
  readonly groupsMax: number;
  readonly stacksMax: number;
  readonly rowsMax: number;
};

const roomy = { dangers: 'address', groupsMax: 1_000, stacksMax: 1_000, rowsMax: 20 } as const;

/** From everything to what always fits. The first that fits the budget is taken. */
export const ladder: readonly Step[] = [
  { ...roomy, detail: 'full' },
  { ...roomy, detail: 'attributes' },
  { ...roomy, detail: 'addresses' },
  { ...roomy, detail: 'counts', stacksMax: 20, rowsMax: 10 },
  { detail: 'counts', dangers: 'resource', groupsMax: 100, stacksMax: 10, rowsMax: 5 },
  { detail: 'counts', dangers: 'type', groupsMax: 30, stacksMax: 3, rowsMax: 3 },
  { detail: 'counts', dangers: 'total', groupsMax: 5, stacksMax: 1, rowsMax: 1 },
];

/** What a step leaves out, in words. */
export function leftOutBy(step: Step): readonly string[] {
  const details: Record<Detail, readonly string[]> = {
    full: [],
    attributes: ['attributes of what is created or destroyed', 'the end of long values'],
    addresses: ['attributes'],
    counts: ['attributes', 'addresses, apart from what is destroyed, replaced or forgotten, gives rights or runs code'],
  };
  const dangers = {
    address: [],
    resource: ['instance keys of what is destroyed, replaced or forgotten, gives rights or runs code'],
    type: ['addresses of what is destroyed, replaced or forgotten, gives rights or runs code: it is counted by type'],
    total: ['addresses of what is destroyed, replaced or forgotten, gives rights or runs code: it is counted'],
  };
  const lists = step.groupsMax < roomy.groupsMax ? [`groups of plans beyond ${step.groupsMax}`] : [];
  const rows =
    step.rowsMax < roomy.rowsMax ? [`lists beyond ${step.rowsMax} rows, and stacks beyond ${step.stacksMax}`] : [];
  return [...details[step.detail], ...dangers[step.dangers], ...lists, ...rows];
}

/** The first rows, and how many there are beyond. */
export function first<T>(rows: readonly T[], most: number): { readonly rows: readonly T[]; readonly more: number } {
  return { rows: rows.slice(0, most), more: Math.max(0, rows.length - most) };
}
