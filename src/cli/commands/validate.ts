import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import { problemsRefusal, problemsText } from '../print/problems.ts';

export const validate = command({
  needs: 'read',
  examples: ['waves validate', 'waves validate --json'],
  args: {},
  flags: {},
  async run(context) {
    const { validateFiles } = await context.wire();
    const { stacks, problems } = await validateFiles(surroundingsOf(context));
    if (problems.length === 0) return { text: `no problems; ${stacks} stacks`, document: { stacks, problems } };
    const reasons = [problemsRefusal(problems, 'invalid-file')];
    return { text: problemsText(problems), covers: 'reasons', reasons, document: { stacks, problems } };
  },
});
