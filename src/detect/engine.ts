import type { EngineChoice } from '../domain/stack.ts';
import type { Evidence, Guess } from './guess.ts';
import { guess, lineAt } from './guess.ts';
import type { Root } from './roots.ts';
import type { Seen } from './seen.ts';

/** A sign of one engine. Strength 2 is a file made for saying it, 1 one that shows who used it. */
type Sign = {
  readonly kind: EngineChoice['kind'];
  readonly strength: 1 | 2;
  readonly version?: string;
  readonly at: Evidence;
};

const nothingSays: Evidence = { file: '', say: 'nothing says otherwise' };

/** The engine and, where files agree on one, its version as far as it matters: `1.9` of `1.9.8`. */
export function engineOf(seen: Seen, roots: readonly Root[]): Guess<EngineChoice> {
  const signs = [...fromVersionFiles(seen), ...fromTofuFiles(seen), ...fromLockFiles(seen), ...fromPipelines(seen)];
  const of = (kind: Sign['kind']) => signs.filter((sign) => sign.kind === kind);
  const strength = (kind: Sign['kind']) => of(kind).reduce((most, sign) => Math.max(most, sign.strength), 0);
  const [tofu, terraform] = [strength('tofu'), strength('terraform')];
  const kind = tofu > terraform ? 'tofu' : 'terraform';
  const counted = of(kind).toSorted((a, b) => b.strength - a.strength);
  const other = of(kind === 'tofu' ? 'terraform' : 'tofu');
  const wanted = versionOf(counted) ?? fromConstraints(roots);
  const evidence = [...counted.map(({ at }) => at), ...(wanted ? [wanted.at] : []), ...other.map(({ at }) => at)];
  const value = { kind, ...(wanted ? { version: wanted.version } : {}) } as const;
  const most = Math.max(tofu, terraform);
  const isClear = tofu !== terraform || most === 0;
  return guess(
    value,
    !isClear || most === 0 ? 'guess' : most === 2 && other.length === 0 ? 'certain' : 'likely',
    unique(evidence),
  );
}

function unique(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length === 0) return [nothingSays];
  return [...new Map(evidence.map((at) => [`${at.file}:${at.line}:${at.say}`, at])).values()];
}

/** The version that all signs of a version share, without its patch. */
function versionOf(signs: readonly Sign[]): { version: string; at: Evidence } | undefined {
  const versions = new Set(signs.flatMap(({ version }) => (version === undefined ? [] : [version])));
  const [version] = versions;
  const at = signs.find((sign) => sign.version !== undefined)?.at;
  return version !== undefined && at && versions.size === 1 ? { version, at } : undefined;
}

/** `~> 1.9.0`, `= 1.9.8` and `1.9.8` name one minor version; `>= 1.5` names none. */
function fromConstraints(roots: readonly Root[]): { version: string; at: Evidence } | undefined {
  const said = roots.flatMap((root) => root.said.requiredVersions);
  const minors = new Set(said.map(({ text }) => /^\s*(?:~>|=)?\s*(\d+\.\d+)\.\d+\s*$/.exec(text)?.[1]));
  const [version] = minors;
  const [first] = said;
  if (minors.size !== 1 || version === undefined || !first) return undefined;
  return { version, at: { file: first.file, line: first.line, say: `required_version ${first.text}` } };
}

const minorOf = (text: string): string | undefined => /^v?(\d+\.\d+)(?:\.\d+)?/.exec(text.trim())?.[1];

function* fromVersionFiles({ texts }: Seen): Generator<Sign> {
  for (const [file, text] of texts) {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const own = name === '.terraform-version' ? 'terraform' : name === '.opentofu-version' ? 'tofu' : undefined;
    if (own) yield versioned(own, text, { file, line: 1, say: text.trim().slice(0, 40) });
    if (name !== '.tool-versions') continue;
    for (const match of text.matchAll(/^(terraform|opentofu)[ \t]+(\S+)/gm)) {
      const kind = match[1] === 'terraform' ? 'terraform' : 'tofu';
      yield versioned(kind, match[2] ?? '', { file, line: lineAt(text, match.index), say: match[0] });
    }
  }
}

function versioned(kind: Sign['kind'], text: string, at: Evidence): Sign {
  const version = minorOf(text);
  return { kind, strength: 2, at, ...(version === undefined ? {} : { version }) };
}

function fromTofuFiles({ paths }: Seen): Sign[] {
  const file = paths.find((path) => /[.]tofu(?:[.]json)?$/.test(path));
  return file === undefined ? [] : [{ kind: 'tofu', strength: 2, at: { file, say: 'a file only OpenTofu reads' } }];
}

const registries = { 'registry.opentofu.org': 'tofu', 'registry.terraform.io': 'terraform' } as const;

/** Each engine writes its own registry into the lock files it makes. One file of each kind is enough. */
function fromLockFiles({ texts }: Seen): Sign[] {
  const found = new Map<Sign['kind'], Sign>();
  for (const [file, text] of texts) {
    if (!file.endsWith('.terraform.lock.hcl')) continue;
    const match = /^provider "(registry\.(?:opentofu\.org|terraform\.io))\//m.exec(text);
    const host = match?.[1] as keyof typeof registries | undefined;
    if (!match || !host || found.has(registries[host])) continue;
    const at = { file, line: lineAt(text, match.index), say: `providers of ${host}` };
    found.set(registries[host], { kind: registries[host], strength: 1, at });
  }
  return [...found.values()];
}

function fromPipelines({ texts }: Seen): Sign[] {
  const found: Sign[] = [];
  for (const [file, text] of texts) {
    if (!/\.ya?ml$/.test(file) || /(?:^|\/)(?:waves|stack|environment)\.yaml$/.test(file)) continue;
    for (const [kind, words] of [
      ['tofu', /opentofu\/setup-opentofu|\btofu (?:init|plan|apply)\b/],
      ['terraform', /hashicorp\/setup-terraform|\bterraform (?:init|plan|apply)\b/],
    ] as const) {
      const match = words.exec(text);
      if (match) found.push({ kind, strength: 1, at: { file, line: lineAt(text, match.index), say: match[0] } });
    }
  }
  return found;
}
