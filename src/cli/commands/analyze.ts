import { exits } from '../../domain/codes.ts';
import type { RiskClass } from '../../domain/judgement.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { classes } from '../../domain/risk/classify.ts';
import { analyzed, analyzedLines } from '../../views/analyzed.ts';
import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import type { Answer } from '../print/analyzed.ts';
import { analyzedDocument, reasonsOf } from '../print/analyzed.ts';
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
    'exit-code': { kind: 'switch', help: 'exit 2 where a plan changes something, or shows drift' },
  },
  async run(context) {
    const { args, flags, wire } = context;
    const { readPlan } = await wire();
    const answers: Answer[] = [];
    for (const file of args.files) {
      const analysis = await readPlan(surroundingsOf(context), file);
      answers.push(isRefusal(analysis) ? { file, refusal: analysis } : analyzed(file, analysis));
    }
    const plans = answers.filter((answer) => 'judgement' in answer);
    const limit = flags['fail-on'] as RiskClass | undefined;
    const changes = flags['exit-code'] && plans.some((plan) => plan.changes);
    return {
      text: plans.flatMap(analyzedLines).map(oneLine).join('\n'),
      reasons: answers.flatMap((answer) => reasonsOf(answer, limit)),
      document: analyzedDocument(answers, limit),
      ...(changes ? { exit: exits.changes } : {}),
    };
  },
});
