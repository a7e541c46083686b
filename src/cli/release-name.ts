import { isExactVersion } from '../domain/exact-version.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { ReleaseName } from '../domain/release.ts';

/** Reads `network-edge@2.5.0`. A range, a branch or `latest` names no release. */
export function releaseNameFrom(text: string): ReleaseName | Refusal {
  const at = text.lastIndexOf('@');
  const [module, version] = at < 1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (version === '') {
    return refuse('bad-usage', {
      say: `${JSON.stringify(text)} names no release`,
      fix: 'NAME@VERSION, network-edge@2.5.0',
    });
  }
  if (isExactVersion(version)) return { module, version };
  const say = `${JSON.stringify(version)} is not one version: ranges, branches and latest move`;
  return refuse('not-exact', { say, fix: `${module}@ and three numbers, as in ${module}@2.5.0`, subject: module });
}
