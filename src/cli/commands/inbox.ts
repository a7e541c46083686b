import { refuse } from '../../domain/refusal.ts';
import { inboxOf } from '../../views/inbox.ts';
import { command } from '../command.ts';
import { inboxText } from '../print/inbox.ts';
import { problemsRefusal } from '../print/problems.ts';

export const inbox = command({
  needs: 'read',
  examples: ['waves inbox', 'waves inbox --person alice --json'],
  args: {},
  flags: {
    person: { kind: 'text', value: 'PERSON', help: 'only what this person could answer; --as names one too' },
    role: { kind: 'text', value: 'ROLE', help: 'only what this role is asked' },
  },
  async onLedger({ flags, as }, opened) {
    const read = await opened.definitions();
    if ('problems' in read) return { reasons: [problemsRefusal(read.problems, 'rules-unreadable')] };
    const { rules } = read.definitions;
    const person = flags.person ?? as;
    if (person !== undefined && !rules.people.some(({ id }) => id === person)) {
      const fix = `known: ${rules.people.map(({ id }) => id).join(', ') || 'nobody'}`;
      return { reasons: [refuse('person-unknown', { say: `${person} is no known person`, fix })] };
    }
    const ledger = await opened.state();
    const asked = inboxOf({ ledger, rules, now: opened.now(), ...(person === undefined ? {} : { person }) });
    const items = asked.filter(({ role }) => flags.role === undefined || role === flags.role);
    return { text: inboxText(items), document: { items } };
  },
});
