import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SimFailure } from '../failure.ts';
import { digestOf } from './invent.ts';
import { writeWhole } from './write-whole.ts';

export type Operation = 'create' | 'update' | 'delete';

/**
 * One thing that goes wrong when Terraform applies. `at: 3` means the third matching call since the fault was written,
 * once; without `at` every matching call. `fail` leaves the cloud untouched, `taint` makes the resource and then fails.
 */
export type ApplyFault = {
  readonly do: 'fail' | 'taint' | 'deny' | 'slow' | 'hang' | 'die';
  readonly account?: string;
  readonly type?: string;
  readonly on?: Operation;
  readonly at?: number;
  readonly ms?: number;
  /** Whether hang and die strike before the cloud has changed or after. */
  readonly when?: 'before' | 'after';
  readonly message?: string;
};

export type MetricFault = {
  readonly account?: string;
  readonly version?: string;
  readonly down?: boolean;
  readonly samples?: number;
  readonly waf_counted?: number;
  readonly false_positives?: number;
  readonly false_positive_rate?: number;
  readonly baseline_rate?: number;
};

export type Faults = {
  readonly apply: readonly ApplyFault[];
  readonly metrics: readonly MetricFault[];
  /** False makes reads tidy: no empty tags, no sibling reports, no moving values. */
  readonly noise: boolean;
};

export const faultsPath = (root: string): string => join(root, 'faults.json');
const seenPath = (root: string): string => join(root, 'faults-seen.json');

export function readFaults(root: string): Faults {
  return { apply: [], metrics: [], noise: true, ...(readJson(faultsPath(root)) as Partial<Faults>) };
}

export function writeFaults(root: string, faults: Faults): void {
  rmSync(seenPath(root), { force: true });
  writeWhole(faultsPath(root), `${JSON.stringify(faults, null, 2)}\n`);
}

/** The faults that strike this apply call; every call counts towards the `at` of those that match. */
export function strike(root: string, call: { account: string; type: string; on: Operation }): readonly ApplyFault[] {
  const { apply } = readFaults(root);
  const matching = apply.filter((fault) => matches(fault, call));
  const seen = countCalls(root, { apply, matching });
  return matching.filter((fault) => fault.at === undefined || fault.at === seen[keyOf(fault)]);
}

/** Counts on disk, because the fault may be that this process dies. A fault no longer listed is forgotten. */
function countCalls(
  root: string,
  { apply, matching }: { apply: readonly ApplyFault[]; matching: readonly ApplyFault[] },
) {
  const listed = new Set(apply.map(keyOf));
  const before = readJson(seenPath(root)) as Record<string, number>;
  const seen = Object.fromEntries(Object.entries(before).filter(([key]) => listed.has(key)));
  for (const key of new Set(matching.map(keyOf))) seen[key] = (seen[key] ?? 0) + 1;
  const text = `${JSON.stringify(seen, null, 2)}\n`;
  if (text !== `${JSON.stringify(before, null, 2)}\n`) writeWhole(seenPath(root), text);
  return seen;
}

const keyOf = (fault: ApplyFault): string => digestOf(JSON.stringify(fault)).slice(0, 16);

function matches(fault: ApplyFault, call: { account: string; type: string; on: Operation }): boolean {
  return (['account', 'type', 'on'] as const).every((key) => fault[key] === undefined || fault[key] === call[key]);
}

function readJson(path: string): object {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as object;
  } catch (cause) {
    throw new SimFailure('faults-file-broken', `${path} is not valid JSON: mend or delete it`, cause);
  }
}
