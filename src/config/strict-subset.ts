import type { Node, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { hasHidden } from './printable.ts';
import type { Report, Source, Telling } from './source.ts';
import { isFull, problemIn } from './source.ts';

export type Reading = { readonly source: Omit<Source, 'root'>; readonly report: Report };

/** Reports something about a node, and is what the reader then has instead of a value. */
type Tell = (telling: Telling) => undefined;

/** What a shell or a template would have filled in (S06.2). */
const unfilled = /\$\{[A-Za-z_][A-Za-z0-9_]*\}/;

const nothing: Telling = { code: 'empty-value', say: 'there is no value', fix: 'write one, or leave the key out' };

/**
 * Turns nodes into plain values: null-prototype objects, lists, text, numbers, booleans. Reports everything outside the
 * subset (anchors, aliases, merge keys, tags, keys that are no text or stand twice, empty values) and goes on without
 * it. Calls itself for each level: the text was parsed with a limit.
 */
export function plainValue(node: Node, reading: Reading): unknown {
  const tell = telling(reading, node);
  reportFeatures(node, tell);
  if (isMap(node)) return mapValue(node, reading);
  if (isSeq(node)) return node.items.map((item) => plainValue(item as Node, reading));
  return isScalar(node) ? scalarValue(node.value, tell) : undefined;
}

function telling({ source, report }: Reading, node: Node | null, otherwise?: Node): Tell {
  const visible = node?.range && node.range[1] > node.range[0] ? node : (otherwise ?? node);
  const [start, end] = visible?.range ?? [0, 0];
  return (what) => {
    if (!isFull(report, source.file)) report(problemIn(source, { start, end }, what));
    return undefined;
  };
}

function reportFeatures(node: Node, tell: Tell): void {
  const say = (feature: string, fix: string) => tell({ code: 'yaml-feature', say: `${feature} is not read here`, fix });
  if (isAlias(node)) say(`an alias (*${node.source})`, 'write the value out');
  else if ('anchor' in node && node.anchor !== undefined) say(`an anchor (&${node.anchor})`, 'leave it out');
  if (!isAlias(node) && node.tag !== undefined) say(`a tag (${node.tag})`, 'leave it out');
}

function scalarValue(value: unknown, tell: Tell): unknown {
  if (value === null) return tell(nothing);
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return tell(nothing);
  if (hasHidden(value)) {
    return tell({ code: 'hidden-characters', say: 'the text has characters that nobody sees', fix: 'type it anew' });
  }
  const unset = unfilled.exec(value)?.[0];
  if (unset === undefined) return value;
  return tell({ code: 'empty-value', say: `nothing fills in ${unset} here`, fix: 'write the value itself' });
}

function mapValue(map: YAMLMap, reading: Reading): unknown {
  const values: Record<string, unknown> = Object.create(null);
  if (map.items.length === 0) return telling(reading, map)(nothing);
  for (const { key, value } of map.items as { key: Node; value: Node | null }[]) {
    const tell = telling(reading, key, value ?? map);
    const name = keyName(key, tell);
    const missing = !value || (isScalar(value) && value.value === null && value.range?.[0] === value.range?.[1]);
    const plain = missing ? tell(nothing) : plainValue(value, reading);
    if (name === undefined) continue;
    if (name in values) {
      tell({ code: 'duplicate-key', say: `"${name}" stands twice in one mapping`, fix: 'keep one of them' });
    } else {
      values[name] = plain;
    }
  }
  return values;
}

function keyName(key: Node, tell: Tell): string | undefined {
  reportFeatures(key, tell);
  if (isAlias(key)) return undefined;
  if (!isScalar(key) || typeof key.value !== 'string' || key.value === '') {
    const fix = isScalar(key) && key.source ? `write '${key.source}' in quotes` : 'write a word';
    return tell({ code: 'unsafe-key', say: 'a key must be text', fix });
  }
  if (key.value === '<<') {
    return tell({ code: 'yaml-feature', say: 'a merge key (<<) is not read here', fix: 'write the keys out' });
  }
  if (key.value === '__proto__' || hasHidden(key.value)) {
    return tell({ code: 'unsafe-key', say: `"${key.value}" cannot be a key`, fix: 'choose another name' });
  }
  return key.value;
}
