import { problemCodes } from '../../config/problem-codes.ts';
import { exits } from '../../domain/codes.ts';
import { problemsSarif } from '../../views/problems-sarif.ts';
import { surroundingsOf } from '../around.ts';
import { command, type Ending } from '../command.ts';
import { annotations } from '../print/annotations.ts';
import { documentText } from '../print/document.ts';
import { problemsRefusal, problemsText } from '../print/problems.ts';

export const validate = command({
  needs: 'read',
  examples: ['waves validate', 'waves validate --format github'],
  args: {},
  flags: {
    format: {
      kind: 'choice',
      choices: ['text', 'json', 'github', 'sarif'],
      help: 'frames, one document, annotations of GitHub, or SARIF 2.1.0; text if left out',
    },
    strict: { kind: 'switch', help: 'a warning is a problem too' },
  },
  async run(context) {
    const { format = 'text', strict } = context.flags;
    const { validateFiles } = await context.wire();
    const { stacks, ...found } = await validateFiles(surroundingsOf(context));
    const problems = strict ? [...found.problems, ...found.warnings] : found.problems;
    const warnings = strict ? [] : found.warnings;
    const reasons = problems.length > 0 ? [problemsRefusal(problems, 'invalid-file')] : [];
    const document = { stacks, problems, warnings };
    const all = [...problems, ...warnings];
    const ending: Ending = { covers: 'reasons', reasons, document };
    switch (format) {
      case 'json':
        return { ...ending, text: documentText(reasons.length > 0 ? exits.usage : exits.done, reasons, document) };
      case 'github':
        return { ...ending, text: annotations(all) };
      case 'sarif': {
        const sarif = problemsSarif(all, { version: context.version, codes: problemCodes });
        return { ...ending, text: JSON.stringify(sarif, undefined, 2) };
      }
      default: {
        const text = problems.length > 0 ? problemsText(problems) : `no problems; ${stacks} stacks`;
        return { ...ending, text, ...(warnings.length > 0 && { talk: problemsText(warnings) }) };
      }
    }
  },
});
