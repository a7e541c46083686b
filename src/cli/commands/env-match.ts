import { didYouMean } from '../../config/nearest.ts';
import { stageName } from '../../config/stage-names.ts';
import { environmentParts } from '../../domain/environment.ts';
import { environmentQuery, queryParts, stacksMatching } from '../../domain/environment-query.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Selector } from '../../domain/rules.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';
import { workingDefinitions } from '../working-files.ts';

export const envMatch = command({
  needs: 'read',
  examples: ["waves env match 'stage=prod,dataClass=pci'", "waves env match 'account=prod-*' --json"],
  args: { query: { value: 'QUERY', help: 'PART=VALUE, with , for and, | for or, * for anything', required: true } },
  flags: {},
  async run(context) {
    const query = environmentQuery(context.args.query);
    if ('say' in query) {
      const fix = didYouMean(query.part ?? '', queryParts, `parts: ${queryParts.join(', ')}`) ?? 'waves help env match';
      return { reasons: [refuse('bad-usage', { say: query.say, fix })] };
    }
    const read = await workingDefinitions(context);
    if (isRefusal(read)) return { reasons: [read] };
    const { stage, ...others } = query.selector;
    const selector: Selector = { ...(stage && { stage: stage.map(stageName) }), ...others };
    const stacks = stacksMatching(read.definitions.stacks, selector).map(({ name, folder, environment }) => ({
      stack: name,
      folder,
      environment,
    }));
    const rows = stacks.map(({ stack, environment }) => [stack, ...environmentParts.map((part) => environment[part])]);
    const table = columns([['stack', ...environmentParts], ...rows]).join('\n');
    return {
      text: rows.length > 0 ? table : 'no stack has such an environment',
      document: { query: selector, stacks },
    };
  },
});
