import { parseAllDocuments } from 'yaml';
import { canonical } from '../domain/canonical.ts';

const longest = 2 ** 20;

/**
 * Names, as `Kind/name`, of manifests that are there on one side only or say something else. Undefined where a text is
 * no YAML or too long: then nobody can say what changes.
 */
export function changedManifests(before: string, after: string): readonly string[] | undefined {
  const [old, now] = [manifestsIn(before), manifestsIn(after)];
  if (!old || !now) return undefined;
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].filter((name) => old.get(name) !== now.get(name)).sort();
}

/** Each document's canonical text by its name. */
function manifestsIn(text: string): ReadonlyMap<string, string> | undefined {
  if (text.length > longest) return undefined;
  const documents = parseAllDocuments(text, { merge: false });
  if (!Array.isArray(documents)) return new Map();
  if (documents.some(({ errors }) => errors.length > 0)) return undefined;
  try {
    const values = documents.map((document) => document.toJS({ maxAliasCount: 20 }) as unknown);
    return new Map(values.filter((value) => value !== null).map((value) => [nameOf(value), canonical(value)]));
  } catch {
    return undefined;
  }
}

function nameOf(manifest: unknown): string {
  const { kind, metadata } = Object(manifest) as { kind?: unknown; metadata?: { name?: unknown } };
  return `${String(kind)}/${String(metadata?.name)}`;
}
