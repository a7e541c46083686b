import type { Classification } from '../../domain/judgement.ts';
import { analyzedFiles } from '../analyzed-files.ts';
import { command } from '../command.ts';
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
  flags: { explain: { kind: 'switch', help: 'with the rule and the resource that decided each dimension' } },
  async run(context) {
    const { args, flags } = context;
    const [answer] = await analyzedFiles(context, [args.file]);
    if (!answer || 'refusal' in answer) return { reasons: answer ? reasonsOf(answer, undefined) : [] };
    const { classification, ruleSet } = answer.judgement;
    const dimensions = Object.entries(names) as [keyof Classification, string][];
    const rows = dimensions.map(([dimension, name]) => {
      const { value, rule, address } = classification[dimension];
      return flags.explain ? [name, value, rule, address ?? ''] : [name, value];
    });
    return { text: columns(rows).join('\n'), document: { file: args.file, rule_set: ruleSet, classification } };
  },
});
