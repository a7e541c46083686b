import { isExactVersion } from './exact-version.ts';

/** Where characters stand in a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/**
 * A `source` of a module block, read as the engines read it (go-getter). `url` is what git would be given and may
 * carry credentials; `place` is for comparing and showing: no scheme, no user, no `.git`. `ref` is decoded, `refAt`
 * says where it stands in the text as written.
 */
export type SourceAddress = {
  readonly kind: 'git' | 'registry' | 'local' | 'other';
  readonly url: string;
  readonly place: string;
  readonly subdir?: string;
  readonly ref?: string;
  readonly refAt?: Span;
};

/** Reads a module source address. Never fails: what no engine would take is `other`. */
export function sourceAddress(text: string): SourceAddress {
  if (/^\.\.?[/\\]/.test(text)) return { kind: 'local', url: text, place: text };
  return registryAddress(text) ?? remoteAddress(text);
}

/** Whether a call's source is this module. A module named without a subfolder has all of them. */
export function isSameModule(call: SourceAddress, module: SourceAddress): boolean {
  if (call.kind !== module.kind || call.place !== module.place) return false;
  return module.subdir === undefined || module.subdir === call.subdir;
}

/**
 * The exact version that a git source's `ref` says by a tag pattern such as `v{version}`, and the characters of the
 * text that say it. Undefined if the ref is anything else, or writes the version in percent codes.
 */
export function versionInRef(text: string, tags: string): (Span & { readonly version: string }) | undefined {
  const { ref, refAt } = sourceAddress(text);
  const [before, after, ...more] = tags.split('{version}');
  if (!refAt || ref === undefined || before === undefined || after === undefined || more.length > 0) return undefined;

  const version = ref.slice(before.length, ref.length - after.length);
  if (ref !== before + version + after || !isExactVersion(version)) return undefined;
  const written = text.slice(refAt.start, refAt.end);
  const starts = [...written.matchAll(new RegExp(`(?=${version.replaceAll('.', '[.]')})`, 'g'))].map(
    (match) => match.index,
  );
  const at = starts.find((start) => decoded(written.slice(0, start)) === before);
  if (at === undefined) return undefined;
  return { version, start: refAt.start + at, end: refAt.start + at + version.length };
}

const namePart = /^[0-9A-Za-z](?:[0-9A-Za-z_-]{0,62}[0-9A-Za-z])?$/;
const providerPart = /^[0-9a-z]{1,64}$/;
const hostPart = /^[^\s/?#@%]+[.][^\s/?#@%]+$/;
const defaultHosts = ['registry.terraform.io', 'registry.opentofu.org'];
const repositoryHosts = ['github.com', 'bitbucket.org'];

function registryAddress(text: string): SourceAddress | undefined {
  const cut = text.indexOf('//');
  const url = cut < 0 ? text : text.slice(0, cut);
  const parts = url.split('/');
  const [namespace = '', name = '', provider = ''] = parts.slice(-3);
  const host = parts.length === 4 ? `${parts[0]}`.toLowerCase() : undefined;
  if (host === undefined ? parts.length !== 3 : !hostPart.test(host) || repositoryHosts.includes(host))
    return undefined;
  if (!namePart.test(namespace) || !namePart.test(name) || !providerPart.test(provider)) return undefined;

  const short = `${namespace}/${name}/${provider}`;
  const place = host === undefined || defaultHosts.includes(host) ? short : `${host}/${short}`;
  return { kind: 'registry', url, place, ...subdirOf(cut < 0 ? '' : text.slice(cut + 2)) };
}

function remoteAddress(text: string): SourceAddress {
  const base = /^[^?#]*/.exec(text)?.[0] ?? '';
  const [, forced, inner = base] = /^([A-Za-z0-9]+)::(.+)$/s.exec(base) ?? [];
  const scheme = inner.indexOf('://');
  const cut = inner.indexOf('//', scheme < 0 ? 0 : scheme + 3);
  const address = cut < 0 ? inner : inner.slice(0, cut);
  const written = cut < 0 ? '' : inner.slice(cut + 2);

  const detected = detect(address);
  if (forced === undefined ? !detected : forced !== 'git') {
    return { kind: 'other', url: text, place: placeOf(address), ...subdirOf(written) };
  }
  const { url, folder } = detected ?? { url: address, folder: '' };
  return { kind: 'git', url, place: placeOf(url), ...subdirOf(`${folder}/${written}`), ...refIn(text, base.length) };
}

/** The short forms that the engines take for git repositories. */
function detect(address: string): { readonly url: string; readonly folder: string } | undefined {
  const hosted = /^((?:github[.]com|bitbucket[.]org)\/[^/]+\/[^/]+)(.*)$/s.exec(address);
  if (hosted) return { url: `https://${`${hosted[1]}`.replace(/[.]git$/, '')}.git`, folder: `${hosted[2]}` };
  const copied = /^([^@/:]+@[^:/]+):\/?([^/].*)$/s.exec(address);
  return copied ? { url: `ssh://${copied[1]}/${copied[2]}`, folder: '' } : undefined;
}

const defaultPorts: Readonly<Record<string, string>> = { https: ':443', http: ':80', ssh: ':22', git: ':9418' };

function placeOf(url: string): string {
  const trimmed = (path: string) => path.replace(/\/{1,9}$/, '').replace(/[.]git$/, '');
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^@/]*@)?([^/:]*)(:\d+)?(.*)$/s.exec(url);
  if (!match) return trimmed(url);
  const [, scheme = '', host = '', port = '', path = ''] = match;
  return host.toLowerCase() + (defaultPorts[scheme.toLowerCase()] === port ? '' : port) + trimmed(path);
}

function subdirOf(written: string): { subdir?: string } {
  const subdir = written
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
  return subdir === '' ? {} : { subdir };
}

/** The first `ref` counts. Go leaves out pairs with `;` or a broken percent code, so an engine would not see them. */
function refIn(text: string, baseLength: number): { ref?: string; refAt?: Span } {
  if (text[baseLength] !== '?') return {};
  let next = baseLength + 1;
  for (const pair of `${text.slice(next).split('#')[0]}`.split('&')) {
    const at = next;
    next += pair.length + 1;
    const equals = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const ref = decoded(pair.slice(equals + 1));
    if (pair.includes(';') || ref === undefined || decoded(pair.slice(0, equals)) !== 'ref') continue;
    return { ref, refAt: { start: Math.min(at + equals + 1, at + pair.length), end: at + pair.length } };
  }
  return {};
}

function decoded(text: string): string | undefined {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
