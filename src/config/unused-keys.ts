import { parse } from 'yaml';
import { fileKinds } from './file-kinds.ts';
import { type ConfigTree, configPaths } from './tree.ts';
import { withoutEffect } from './without-effect.ts';

/** A key that somebody wrote and that does nothing. */
export type UnusedKey = { readonly file: string; readonly key: string; readonly say: string };

/** Keys without effect that the files have. Of files that were read without a problem, so that all of them parse. */
export function keysWithoutEffect(tree: ConfigTree): readonly UnusedKey[] {
  return configPaths(tree.paths).flatMap((file) => {
    const value: unknown = file.endsWith('.yaml') ? parse(tree.text(file) ?? '') : undefined;
    return Object.entries(withoutEffect).flatMap(([name, say]) => {
      const [kind = '', key = ''] = name.split(/ (.*)/, 2);
      return isOfKind(file, kind) && has(value, key.split('.')) ? [{ file, key, say }] : [];
    });
  });
}

function isOfKind(file: string, kind: string): boolean {
  if (kind === fileKinds.contract) return file.startsWith('waves/');
  if (kind === fileKinds.policies) return file.startsWith('policies/');
  return file === kind || file.endsWith(`/${kind}`);
}

function has(value: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const below = step === '<name>' ? Object.values(value) : [(value as Record<string, unknown>)[step.replace('[]', '')]];
  const inside = step.endsWith('[]') ? below.flat() : below;
  return inside.some((one) => one !== undefined && has(one, rest));
}
