import { changeKindOf } from '../../domain/classification/change-kind.ts';
import type { Classification } from '../../domain/judgement.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { analyzedFiles } from '../analyzed-files.ts';
import { signalsSaid } from '../classify-sources.ts';
import { command } from '../command.ts';
import { policiesIn } from '../files.ts';
import { reasonsOf } from '../print/analyzed.ts';
import { columns } from '../print/clean.ts';

const names: Readonly<Record<keyof Classification, string>> = {
  artifact: 'artifact',
  target: 'target',
  blastRadius: 'blast radius',
  reversibility: 'reversibility',
  riskClass: 'risk class',
  dataImpact: 'data impact',
  securityImpact: 'security impact',
  userImpact: 'user impact',
};

export const classify = command({
  needs: 'read',
  examples: ['waves classify plan.json', 'waves classify plan.json --explain'],
  args: { file: { value: 'FILE', help: 'what `show -json` printed of a plan; `-` is stdin', required: true } },
  flags: {
    explain: { kind: 'switch', help: 'with the rule and the resource that decided each dimension' },
    policy: { kind: 'list', value: 'FILE', help: 'raise by the classificationRules of this file of policies' },
    path: { kind: 'list', value: 'PATH', help: 'a file of the repository that changes' },
    label: { kind: 'list', value: 'LABEL', help: 'a label of the pull request' },
    module: { kind: 'list', value: 'NAME', help: 'a module of the catalogue that changes' },
    'manifest-before': { kind: 'text', value: 'FILE', help: 'manifests as they were' },
    'manifest-after': { kind: 'text', value: 'FILE', help: 'manifests as they are to be' },
    'policy-result': { kind: 'list', value: 'FILE', help: 'what `conftest test --output json` printed' },
    raise: { kind: 'list', value: 'DIMENSION=VALUE', help: 'raise a dimension by hand' },
    reason: { kind: 'text', value: 'TEXT', help: 'why it is raised by hand' },
  },
  async run(context) {
    const { args, flags } = context;
    const policy = await policiesIn(flags.policy, context.cwd);
    if (isRefusal(policy)) return { reasons: [policy] };
    const signals = await signalsSaid(flags, policy, context.cwd);
    if (isRefusal(signals)) return { reasons: [signals] };
    const [answer] = await analyzedFiles(context, [args.file], { policies: policy.policies, signals });
    if (!answer || 'refusal' in answer) return { reasons: answer ? reasonsOf(answer, undefined) : [] };
    const { classification, ruleSet } = answer.judgement;
    const dimensions = Object.entries(names) as [keyof Classification, string][];
    const rows = dimensions.map(([dimension, name]) => {
      const { value, rule, address } = classification[dimension];
      return flags.explain ? [name, value, rule, address ?? ''] : [name, value];
    });
    const change_kind = changeKindOf(answer.judgement.class);
    const document = { file: args.file, rule_set: ruleSet, change_kind, classification };
    return { text: columns(rows).join('\n'), document };
  },
});
