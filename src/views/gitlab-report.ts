import type { Judgement } from '../domain/judgement.ts';

/** GitLab's `artifacts:reports:terraform`: a replacement is made and destroyed. */
export function gitlabReport(judgements: readonly Judgement[]): object {
  const sum = (of: (counts: Judgement['counts']) => number) =>
    judgements.reduce((total, { counts }) => total + of(counts), 0);
  return {
    create: sum(({ create, replace }) => create + replace),
    update: sum(({ update }) => update),
    delete: sum((counts) => counts.delete + counts.replace),
  };
}
