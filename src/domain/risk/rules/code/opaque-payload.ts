import { creates, kindOf } from '../../../plan/actions.ts';
import { touchedAttributes } from '../../change-facts.ts';
import { valuesAt } from '../../guards/path.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell } from '../../rule.ts';

/** Types that carry a whole configuration of something else within them. */
const payloads: ReadonlyMap<string, readonly string[]> = new Map([
  ['helm_release', ['values', 'set', 'set_sensitive', 'set_list', 'version', 'chart', 'repository']],
  ['kubernetes_manifest', ['manifest', 'object']],
  ['aws_cloudformation_stack', ['template_body', 'template_url', 'parameters', 'policy_body']],
  ['aws_cloudformation_stack_set', ['template_body', 'template_url', 'parameters']],
  ['aws_ssm_document', ['content']],
]);

/** Kinds of Kubernetes objects that decide who may do what. */
const grave =
  /^(?:Cluster)?Role(?:Binding)?$|^ServiceAccount$|^Secret$|WebhookConfiguration$|Policy$|^CustomResourceDefinition$/;

export const opaquePayload: ChangeRule = {
  id: 'opaque-payload',
  about: 'What is changed here is itself a description of many things, which this plan does not list.',
  class: 'normal',
  source: 'EXE-06',
  onChange: ({ change }) => {
    const names = payloads.get(change.type);
    if (!names || change.mode !== 'managed') return undefined;
    const isNew = creates(change);
    if (!isNew && kindOf(change.actions) !== 'update') return undefined;
    const attribute = touchedAttributes(change).find((name) => names.includes(name)) ?? (isNew ? names[0] : undefined);
    if (attribute === undefined) return undefined;
    const say = 'what it changes within what it carries is not listed in the plan';
    return cannotTell(say, change.type === 'kubernetes_manifest' && isGrave(change.after) ? { class: 'high' } : {});
  },
};

function isGrave(after: Parameters<typeof valuesAt>[0]): boolean {
  const [kind] = valuesAt(after, 'manifest/kind');
  return typeof kind !== 'string' || grave.test(kind);
}
