import { Failure } from '../../domain/failure.ts';

/**
 * `refs/heads/<name>` or `refs/tags/<name>`, always in full, so that a branch and a tag of one name are never taken
 * for each other. Undefined for what git takes for no name, and for what starts with `-`.
 */
export function refOf(kind: 'heads' | 'tags', name: string): string | undefined {
  const parts = name.split('/');
  const isName =
    name.length <= 200 &&
    !/[\p{Cc}\p{Zs}~^:?*[\\\ufffd]|[.][.]|@[{]/u.test(name) &&
    !/^[-@]$|^-|[.]$/.test(name) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
  return isName ? `refs/${kind}/${name}` : undefined;
}

export function branchRef(branch: string): string {
  const ref = refOf('heads', branch);
  if (ref === undefined) throw invalid(`${JSON.stringify(branch)} is no name of a branch`);
  return ref;
}

/** A full object id. Short ones are refused: they may come to mean another object. */
export function objectId(text: string): string {
  if (!isObjectId(text)) throw invalid(`${JSON.stringify(text)} is no full commit id`);
  return text;
}

export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** A remote's name, or an address git may be given: https, ssh (`user@host:path` too), a local absolute path. */
export function remoteFrom(text: string): string {
  const isRemote = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/.test(text) || isAbsolutePath(text) || isAddress(text);
  if (!isRemote)
    throw invalid(`${JSON.stringify(withoutCredentials(text))} is no remote: a name, https, ssh or a path`);
  return text;
}

/** https or ssh, with a host that no program takes for an option and no step up in the path. */
export function isAddress(text: string): boolean {
  const match =
    /^(?:https|ssh):\/\/(?:[^@/\s]*@)?([^/@\s]+)\/(.+)$/s.exec(text) ??
    /^[A-Za-z0-9_.][^@/:\s]*@([^/:@\s]+):(.+)$/s.exec(text);
  const [, host = '-', path = ''] = match ?? [];
  return !host.startsWith('-') && !/[\p{Cc}\p{Zs}\\]/u.test(text) && !hasStepUp(path);
}

function isAbsolutePath(text: string): boolean {
  return text.startsWith('/') && !/\p{Cc}/u.test(text);
}

function hasStepUp(path: string): boolean {
  return path.split('/').some((part) => part.replace(/%2e/gi, '.') === '..') || /%(?:2f|5c|0)/i.test(path);
}

/** The text without what stands for a person in its addresses; an ssh user is kept, its password is not. */
export function withoutCredentials(text: string): string {
  return text
    .replace(/\b(https?:\/\/)[^/\s'"]*@/gi, '$1')
    .replace(/\b([a-z0-9+.-]+:\/\/[^/@:\s'"]*):[^/\s'"]*@/gi, '$1@')
    .replace(/([?&][a-z_-]*(?:token|key|secret|password|signature)[a-z_-]*=)[^&\s'"]*/gi, '$1…');
}

function invalid(message: string): Failure {
  return new Failure('git-failed', message, { outcome: 'nothing-happened' });
}
