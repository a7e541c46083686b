import { loadDefinitions } from '../config/load.ts';
import { canonical } from '../domain/canonical.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Digest } from '../domain/digest.ts';
import { Failure } from '../domain/failure.ts';
import type { Objects } from '../ports/objects.ts';
import type { GovernedRules } from './governed-rules.ts';

type Kept = { readonly paths: readonly string[]; readonly texts: Readonly<Record<string, string>> };

/** Keeps the rule files as they were read, so that any verdict can be given again from the ledger alone. */
export async function keepRules(objects: Objects, { paths, texts }: GovernedRules): Promise<Digest> {
  const kept: Kept = { paths, texts: Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1))) };
  return objects.put(canonical(kept));
}

/** The definitions a promotion pinned at its start. Failures: `object-missing`, `object-damaged`. */
export async function readPinnedRules(objects: Objects, digest: Digest): Promise<Definitions> {
  const bytes = await objects.get(digest);
  if (!bytes)
    throw new Failure('object-missing', `the pinned rules ${digest} are gone`, { outcome: 'nothing-happened' });
  const { paths, texts } = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
  const loaded = loadDefinitions({ paths, text: (path) => (Object.hasOwn(texts, path) ? texts[path] : undefined) });
  if ('definitions' in loaded) return loaded.definitions;
  const first = loaded.problems[0]?.say ?? '';
  throw new Failure('object-damaged', `the pinned rules ${digest} cannot be read: ${first}`, {
    outcome: 'nothing-happened',
  });
}
