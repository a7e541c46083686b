import { families } from '../src/domain/risk/rules/catalogue.ts';
import { leftOut } from '../src/domain/risk/rules/left-out.ts';
import { allRules, type RuleView } from '../src/views/rules.ts';

const introduction = `# Risk rules

Made by \`node scripts/reference.ts\` from the rules in \`src/domain/risk/rules/\`; do not edit it by hand.

Each rule looks at what would *change*, never at how a stack stands. A finding names the rule, the address and, where
there is one, the attribute. *Class* is what a rule weighs unless a finding says another one; the worst finding is the
class of the plan. Where a plan cannot tell, the finding says \`unknown\`, which never counts as clear. *Source* is the row
of the rule catalogue or the measured finding a rule comes from. \`waves explain RULE\` prints one of them, also by its
row: \`waves explain NET-01\`. What no rule judges stands at the end, and why.
`;

/** Every risk rule on one page. */
export function rulesPage(): string {
  const rules = allRules();
  const sections = Object.keys(families).map((family) =>
    sectionOf(
      family,
      rules.filter((rule) => rule.family === family),
    ),
  );
  return [introduction, ...sections, leftOutSection()].join('\n');
}

function sectionOf(family: string, rules: readonly RuleView[]): string {
  const rows = rules.map(
    ({ rule, class: weight, about, source }) => `| \`${rule}\` | ${weight} | ${cell(about)} | ${cell(source)} |`,
  );
  return `## ${family}\n\n| rule | class | why somebody should look | source |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function leftOutSection(): string {
  const rows = leftOut.map(({ row, part = 'all of it', why, refused }) => {
    const codes = refused.map((code) => `[\`${code}\`](errors.md#${code})`);
    return `| ${row} | ${cell(part)} | ${cell(why)} | ${codes.join(', ')} |`;
  });
  const head = '| row | what of it | why | refused instead |\n| --- | --- | --- | --- |';
  return `## Left out, and why\n\n${head}\n${rows.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
