export type Pipeline = 'github' | 'gitlab' | 'other';

/** Which pipeline this is a job of; undefined where a person started it. */
export function pipelineOf(env: Readonly<Record<string, string | undefined>>): Pipeline | undefined {
  const has = (name: string): boolean => !['', '0', 'false'].includes(env[name] ?? '');
  if (has('GITHUB_ACTIONS')) return 'github';
  if (has('GITLAB_CI')) return 'gitlab';
  return has('CI') ? 'other' : undefined;
}
