import { allRules } from '../../views/rules.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';

export const rulesList = command({
  needs: 'read',
  examples: ['waves rules list', 'waves rules list --family network --json'],
  args: {},
  flags: { family: { kind: 'text', value: 'FAMILY', help: 'only this family, such as network' } },
  async run({ flags: { family } }) {
    const rules = allRules().filter((rule) => family === undefined || rule.family === family);
    const { ruleSetVersion } = await import('../../domain/risk/rules/catalogue.ts');
    const rows = rules.map((rule) => [rule.rule, rule.family, rule.class, rule.source]);
    const text = [
      ...columns([['rule', 'family', 'class', 'source'], ...rows]),
      `${rules.length} rules, version ${ruleSetVersion}`,
    ];
    return { text: text.join('\n'), document: { rule_set: ruleSetVersion, rules } };
  },
});
