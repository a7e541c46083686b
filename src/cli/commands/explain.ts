import { didYouMean } from '../../config/nearest.ts';
import { codes, isCode } from '../../domain/codes.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LeftOut } from '../../domain/risk/rules/left-out.ts';
import { allRules, leftOutOf, type RuleView, rulesOn } from '../../views/rules.ts';
import { command } from '../command.ts';
import { verdictOf } from '../print/document.ts';
import { paragraphOn } from '../print/errors-page.ts';

export const explain = command({
  needs: 'read',
  examples: ['waves explain NET-01', 'waves explain awaiting-approval --json'],
  args: {
    topic: {
      value: 'CODE | KEY | RULE',
      help: 'a risk rule, a row of the rule catalogue, or a reason code',
      required: true,
    },
  },
  flags: {},
  async run({ args: { topic }, wire }) {
    const rules = rulesOn(topic);
    const without = leftOutOf(topic);
    if (rules.length > 0 || without) {
      const text = [...rules.map(ruleText), ...(without ? [leftOutText(without)] : [])].join('\n\n');
      return { text, document: { topic, rules, ...(without ? { leftOut: without } : {}) } };
    }
    if (isCode(topic)) {
      const { errorsPage } = await wire();
      const { exit, means } = codes[topic];
      const paragraph = paragraphOn(topic, await errorsPage());
      const text = [`${topic}: ${means}`, `exit ${exit} (${verdictOf(exit)})`, '', paragraph].join('\n').trimEnd();
      return { text, document: { topic, code: { code: topic, exit, means, about: paragraph } } };
    }
    const known = [...allRules().map(({ rule }) => rule), ...Object.keys(codes)];
    const fix = didYouMean(topic, known, 'waves rules list; waves help exit-codes') ?? 'waves rules list';
    return { reasons: [refuse('bad-usage', { say: `nothing is called ${JSON.stringify(topic)}`, fix })] };
  },
});

function leftOutText({ row, part = 'no rule judges it', why, refused }: LeftOut): string {
  const instead = refused.length > 0 ? [`  refused instead: ${refused.join(', ')}`] : [];
  return [`${row}, left out: ${part}`, `  ${why}`, ...instead].join('\n');
}

function ruleText({ rule, family, class: weight, about, source, looks }: RuleView): string {
  const where = looks === 'plan' ? 'looks at the whole plan' : 'looks at each change';
  return [`${rule} (${family}, ${weight})`, `  ${about}`, `  ${where}; source ${source}`].join('\n');
}
