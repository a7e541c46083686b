import { resolve } from 'node:path';
import type { Head } from '../../domain/ledger/entry.ts';
import { refuse } from '../../domain/refusal.ts';
import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';

export const auditVerify = command({
  needs: 'read',
  examples: ['waves audit verify', 'waves audit verify --ledger copy/.waves --head 41:sha256:8d1f…'],
  args: {},
  flags: {
    ledger: { kind: 'text', value: 'FOLDER', help: 'a copy of a ledger; left out, the one here' },
    'hashes-only': { kind: 'switch', help: 'only that nothing was changed, moved or cut off; takes half the time' },
    head: { kind: 'list', value: 'SEQ:HASH', help: 'a head somebody saw: shows what was cut off; may be repeated' },
  },
  async run(context) {
    const { ledger, head, 'hashes-only': quick } = context.flags;
    const heads = head.map(headFrom);
    const wrong = head[heads.indexOf(undefined)];
    if (wrong !== undefined) {
      const say = `--head cannot be ${JSON.stringify(wrong)}`;
      return { reasons: [refuse('bad-usage', { say, fix: '--head 41:sha256: and 64 hex digits' })] };
    }
    const { verifyLedger } = await context.wire();
    const result = await verifyLedger(surroundingsOf(context), {
      heads: heads.filter((one) => one !== undefined),
      depth: quick ? 'hashes' : 'whole',
      ...(ledger === undefined ? {} : { folder: resolve(context.cwd, ledger) }),
    });
    if (isRefusals(result)) return { reasons: result };
    if (!result.ok) {
      const { sequence, say } = result;
      const fix = 'keep this ledger as it is, and compare it with a copy or with printed heads';
      const reason = refuse('ledger-tampered', { say, fix, subject: `entry ${sequence}`, owner: 'auditor' });
      return { reasons: [reason], document: { entry: sequence } };
    }
    const { entries, head: last } = result;
    const looked = quick ? ' (hashes and links only)' : '';
    const text = `${entries} entries, unchanged${looked}; head ${last.sequence}:${last.hash}`;
    return {
      text,
      document: { entries, depth: quick ? 'hashes' : 'whole', head: { sequence: last.sequence, hash: last.hash } },
    };
  },
});

function headFrom(text: string): Pick<Head, 'sequence' | 'hash'> | undefined {
  const [, sequence, hash] = /^(\d{1,15}):(?:sha256:)?([0-9a-f]{64})$/.exec(text) ?? [];
  return hash === undefined ? undefined : { sequence: Number(sequence), hash: `sha256:${hash}` };
}
