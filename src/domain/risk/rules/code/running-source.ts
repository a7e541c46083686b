import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const runningSource: PlanRule = {
  id: 'running-source',
  about:
    'A data source that runs a program does so with the credentials of the run. While planning it has run already; put off, it runs with the right to write.',
  class: 'high',
  source: 'EXE-03, F7',
  onPlan: ({ analysis }) =>
    analysis.code
      .filter(({ kind }) => kind === 'data source')
      .map(({ address, type, when, say }) => ({
        address,
        ...fires(
          `${say}, which no list of changes shows`,
          when === 'planning' || type === 'http' ? { class: 'normal' } : {},
        ),
      })),
};
