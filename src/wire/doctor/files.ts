import { type Check, notApplicable, ok, wrong } from './check.ts';

export const files: Check = {
  name: 'files',
  async look({ tree, definitions, problems }) {
    if (!tree) return [notApplicable('there is no repository to read')];
    if (!tree.paths.includes('waves.yaml')) return [wrong('there is no waves.yaml', 'waves init')];
    const [first] = problems;
    if (first) {
      const more = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
      return [wrong(`${more}, first ${first.file}:${first.line}: ${first.say}`, 'waves validate')];
    }
    const { stacks = [], accounts = {}, modules = [] } = definitions ?? {};
    const counted = [
      `${stacks.length} stacks`,
      `${Object.keys(accounts).length} accounts`,
      `${modules.length} modules`,
    ];
    return [ok(`the working tree has no problems: ${counted.join(', ')}`)];
  },
};
