import { classes } from '../../domain/classification/orders.ts';
import { exits } from '../../domain/codes.ts';
import type { RiskClass } from '../../domain/judgement.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { analyzedLines } from '../../views/analyzed-lines.ts';
import { analyzedFiles } from '../analyzed-files.ts';
import { command } from '../command.ts';
import { policiesIn } from '../files.ts';
import { analyzedDocument, reasonsOf } from '../print/analyzed.ts';
import { analyzedAs, forms } from '../print/analyzed-as.ts';
import { oneLine } from '../print/clean.ts';

export const analyze = command({
  needs: 'read',
  examples: ['waves analyze plan.json', 'waves analyze - --json --fail-on high'],
  args: {
    files: { value: 'FILE', help: 'what `show -json` printed of a plan; `-` is stdin', required: true, many: true },
  },
  flags: {
    'fail-on': {
      kind: 'choice',
      choices: classes.slice(1),
      help: 'exit 4 where a plan is of this class or a worse one',
    },
    policy: { kind: 'list', value: 'FILE', help: 'judge by the rows of this file of policies too' },
    sarif: { kind: 'switch', help: 'print SARIF 2.1.0 instead' },
    markdown: { kind: 'switch', help: 'print Markdown instead, as a comment shows it' },
    html: { kind: 'switch', help: 'print one HTML page instead' },
    'exit-code': { kind: 'switch', help: 'exit 2 where a plan changes something, or shows drift' },
  },
  async run(context) {
    const { args, flags, cwd, version } = context;
    const asked = forms.filter((form) => flags[form]);
    if (asked.length > 1 || (asked.length > 0 && context.json)) {
      const given = [...asked, ...(context.json ? ['json'] : [])].map((form) => `--${form}`).join(' and ');
      return { reasons: [refuse('bad-usage', { say: `${given} are several forms at once`, fix: 'ask for one' })] };
    }
    const policy = await policiesIn(flags.policy, cwd);
    if (isRefusal(policy)) return { reasons: [policy] };
    const answers = await analyzedFiles(context, args.files, { policies: policy.policies });
    const plans = answers.filter((answer) => 'judgement' in answer);
    const limit = flags['fail-on'] as RiskClass | undefined;
    const changes = flags['exit-code'] && plans.some((plan) => plan.changes);
    const [form] = asked;
    return {
      text: form ? analyzedAs(form, plans, version) : plans.flatMap(analyzedLines).map(oneLine).join('\n'),
      reasons: answers.flatMap((answer) => reasonsOf(answer, limit)),
      document: analyzedDocument(answers, limit),
      ...(changes ? { exit: exits.changes } : {}),
    };
  },
});
