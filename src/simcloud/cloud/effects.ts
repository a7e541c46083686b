import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Operation } from './faults.ts';

/** One real change of the cloud. */
export type Effect = {
  readonly account: string;
  readonly type: string;
  readonly id: string;
  readonly operation: Operation;
};

export type EffectCounts = {
  readonly [account: string]: {
    readonly total: number;
    readonly by: { readonly [type: string]: { readonly [operation in Operation]?: number } };
  };
};

const effectsPath = (root: string): string => join(root, 'effects.jsonl');

export function noteEffect(root: string, effect: Effect): void {
  mkdirSync(dirname(effectsPath(root)), { recursive: true, mode: 0o700 });
  appendFileSync(effectsPath(root), `${JSON.stringify(effect)}\n`, { mode: 0o600 });
}

export function readEffects(root: string): readonly Effect[] {
  if (!existsSync(effectsPath(root))) return [];
  const lines = readFileSync(effectsPath(root), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Effect);
}

/** How often each account and type was really changed, since the project's simulator began. */
export function countEffects(effects: readonly Effect[]): EffectCounts {
  const counts: Record<string, { total: number; by: Record<string, { [operation in Operation]?: number }> }> = {};
  for (const { account, type, operation } of effects) {
    counts[account] ??= { total: 0, by: {} };
    const entry = counts[account];
    entry.by[type] ??= {};
    const ofType = entry.by[type];
    entry.total += 1;
    ofType[operation] = (ofType[operation] ?? 0) + 1;
  }
  return counts;
}
