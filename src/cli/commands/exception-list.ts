import { exceptionsOf } from '../../views/exceptions.ts';
import { command } from '../command.ts';
import { exceptionsText } from '../print/exceptions.ts';
import { problemsRefusal } from '../print/problems.ts';

export const exceptionList = command({
  needs: 'read',
  examples: ['waves exception list', 'waves exception list --json'],
  args: {},
  flags: {},
  async onLedger(_, opened) {
    const read = await opened.definitions();
    if ('problems' in read) return { reasons: [problemsRefusal(read.problems, 'rules-unreadable')] };
    const { exceptions } = read.definitions.rules;
    const { lowerings } = await opened.state();
    const listed = exceptionsOf({ exceptions, lowerings, now: opened.now() });
    return { text: exceptionsText(listed), document: { exceptions: listed } };
  },
});
