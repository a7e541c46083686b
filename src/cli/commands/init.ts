import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';

export const init = command({
  needs: 'act',
  examples: ['waves init', 'waves init --sandbox'],
  args: {},
  flags: {
    sandbox: {
      kind: 'switch',
      help: 'a ledger to play with: --now and --as work on it, and it never becomes a real one',
    },
    remote: { kind: 'text', value: 'REMOTE', help: 'the governed remote; left out, the one git has' },
    branch: { kind: 'text', value: 'BRANCH', help: 'the governed branch; left out, the one waves.yaml names' },
  },
  async run(context) {
    const { sandbox, remote, branch } = context.flags;
    const { initWaves } = await context.wire();
    const named = { ...(remote === undefined ? {} : { remote }), ...(branch === undefined ? {} : { branch }) };
    const made = await initWaves(surroundingsOf(context), { sandbox, ...named });
    if (isRefusals(made)) return { reasons: made };
    const kind = made.sandbox ? 'sandbox ledger' : 'ledger';
    const rules = made.remote === undefined ? made.branch : `${made.remote}/${made.branch}`;
    const did = made.again ? 'is there already' : 'opened';
    const text = `${kind} ${made.ledger} ${did} in ${made.folder}; rules are read from ${rules}`;
    return { text: `${text}\nnext: waves validate`, document: { ...made } };
  },
});
