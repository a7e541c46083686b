import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isSubstantial, touchedAttributes, verb } from '../../change-facts.ts';
import { lossesOf } from '../../guards/guard.ts';
import { valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { branchGuards, branchWalls, pipelineKeys, pipelines } from './pipelines.ts';

const impacts = { security: 'iam' } as const;

export const pipelineChange: ChangeRule = {
  id: 'pipeline-change',
  about:
    'Who decides what a pipeline runs, decides with the rights of the pipeline, and those are often all there are.',
  class: 'high',
  source: 'EXE-05',
  onChange: ({ change }) => {
    if (!isSubstantial(change)) return undefined;
    const ends = ['delete', 'forget'].includes(kindOf(change.actions));
    if (branchWalls.has(change.type) && ends) {
      return fires('takes away what guards a branch', { class: 'critical', impacts });
    }
    if (pipelineKeys.has(change.type) && !ends) return key(change);
    return [...definition(change), ...lossesOf(change, branchGuards, impacts)];
  },
};

function key(change: ResourceChange): Hit | undefined {
  if (change.type === 'github_repository_file' && !isWorkflow(change)) return undefined;
  return fires(`${verb(change)} what a pipeline trusts`, { impacts });
}

/** A new pipeline is judged by the role it gets; one that is there does its work by other rules from now on. */
function definition(change: ResourceChange): readonly Hit[] {
  const names = pipelines.get(change.type);
  if (!names || kindOf(change.actions) === 'create' || !(creates(change) || kindOf(change.actions) === 'update'))
    return [];
  const touched = new Set(touchedAttributes(change));
  const changed = names.filter((name) => touched.has(name));
  return changed.map((attribute) =>
    valuesAt(change.unknown, attribute).length > 0
      ? cannotTell('perhaps changes what a pipeline does: it is known only later', { attribute, impacts })
      : fires('changes what a pipeline does, or in which role', { attribute, impacts }),
  );
}

function isWorkflow(change: ResourceChange): boolean {
  const [file] = valuesAt(change.after, 'file');
  return typeof file !== 'string' || file.startsWith('.github/');
}
