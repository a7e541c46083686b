import type { ResourceChange } from '../../../analysis.ts';
import { isReplace, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { byText } from '../../../plan/read.ts';
import { imagesOf } from '../../containers.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** Attributes that say which code runs. */
const code: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_lambda_function', ['source_code_hash', 's3_key', 's3_object_version', 'filename', 'layers']],
  ['aws_lambda_alias', ['function_version', 'routing_config']],
  ['aws_ecs_service', ['task_definition']],
  ['aws_launch_template', ['user_data', 'image_id']],
  ['aws_instance', ['user_data', 'user_data_base64', 'ami']],
  ['aws_elastic_beanstalk_environment', ['version_label']],
  ['aws_apprunner_service', ['source_configuration']],
  ['aws_glue_job', ['command']],
  ['aws_sfn_state_machine', ['definition']],
  ['aws_cloudfront_function', ['code']],
  ['google_cloudfunctions_function', ['source_archive_object']],
  ['azurerm_linux_virtual_machine', ['custom_data']],
]);

export const newCode: ChangeRule = {
  id: 'new-code',
  about:
    'Other code runs after this change. The plan shows its name or its digest; what it does was reviewed elsewhere.',
  class: 'normal',
  source: 'EXE-04',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (change.mode !== 'managed' || (kind !== 'update' && !isReplace(kind))) return undefined;
    return [...ofAttributes(change), ...ofImages(change)];
  },
};

function ofAttributes(change: ResourceChange): readonly Hit[] {
  const attributes = code.get(change.type);
  if (!attributes) return [];
  const changed = new Set(changedAttributes(change));
  return attributes.flatMap((attribute) => {
    if (changed.has(attribute)) return [fires('runs other code', { attribute })];
    return isUnknown(change, attribute) && change.configured.includes(attribute)
      ? [cannotTell('perhaps runs other code: which is known only later', { attribute })]
      : [];
  });
}

/** Images have addresses, not secrets, but a list of them is long: the sentence only says that they are others. */
function ofImages(change: ResourceChange): readonly Hit[] {
  const [before, after] = [change.before, change.after].map((side) => imagesOf(change.type, side).toSorted(byText));
  if (!before || !after || after.length === 0 || before.join() === after.join()) return [];
  return [fires('runs other images')];
}
