import { isRefusal } from '../../domain/refusal.ts';
import { acceptedDrift } from '../../views/drift/accepted.ts';
import { isoText } from '../../views/iso.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';
import { problemsRefusal } from '../print/problems.ts';

export const driftAccepted = command({
  needs: 'read',
  examples: ['waves drift accepted', 'waves drift accepted --standing --json'],
  args: {},
  flags: { standing: { kind: 'switch', help: 'leave out what has ended or was replaced' } },
  async onLedger({ flags }, opened) {
    const read = await opened.definitions();
    const rules = 'problems' in read ? problemsRefusal(read.problems, 'rules-unreadable') : read.definitions.rules;
    const all = acceptedDrift({ ledger: await opened.state(), rules, now: opened.now() });
    const leave = all.filter(({ stands }) => stands === 'stands' || !flags.standing);
    const rows = leave.map((one) => [
      one.stacks.join(' '),
      one.addresses.join(' '),
      one.attributes.join(' '),
      one.from === 'accepted' ? `accepted by ${one.by} (entry ${one.entry})` : 'drift.ignore',
      `${one.stands === 'stands' ? 'until' : `${one.stands}, until`} ${isoText(one.expires)}`,
      `${one.owner}: ${one.reason}`,
    ]);
    const text = rows.length > 0 ? columns(rows).join('\n') : 'no drift is accepted';
    return { text, document: { accepted: leave }, ...(isRefusal(rules) ? { reasons: [rules] } : {}) };
  },
});
