import { readFile, writeFile } from 'node:fs/promises';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { actEnding } from '../act-ending.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import type { When } from '../instant.ts';
import { momentOf } from '../instant.ts';
import type { Opened } from '../opened.ts';
import { isRefusals } from '../opened.ts';
import type { ActOrder } from '../orders.ts';
import { signedActFrom } from '../signed-act.ts';

type Asked = {
  readonly promotion: string;
  readonly plan: readonly string[];
  readonly role: string | undefined;
  readonly expires: When | undefined;
  readonly write: string | undefined;
  readonly file: string | undefined;
  readonly destroys: string | undefined;
};

export const approve = command({
  needs: 'act',
  examples: [
    'waves approve p-7f3a --plan 8d1f6c0e41b7 --role platform-owner',
    'waves approve p-7f3a --file approval.json',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion whose plans are approved', required: true } },
  flags: {
    plan: {
      kind: 'list',
      value: 'DIGITS',
      help: 'at least 12 hex digits of a plan, or of the set that `waves inbox` names; may be repeated',
    },
    role: { kind: 'text', value: 'ROLE', help: 'the role in which you say yes, where the plan asks for one' },
    expires: { kind: 'when', value: 'WHEN', help: 'an earlier end than the class of the change has' },
    write: { kind: 'text', value: 'FILE', help: 'only sign, into this file; somebody else records it' },
    file: { kind: 'text', value: 'FILE', help: 'record an approval that was signed into this file' },
    destroys: {
      kind: 'text',
      value: 'MODULE',
      help: 'its name, where a plan destroys something in production; asked for at a terminal',
    },
  },
  async onLedger(context, opened) {
    const { args, flags } = context;
    const asked = { ...flags, promotion: args.promotion };
    const wrong = misused(asked);
    if (wrong) return { reasons: [wrong] };
    if (asked.file !== undefined) return recording(asked.promotion, asked.file, opened);
    const { confirmDestruction } = await import('../confirm-destruction.ts');
    const unconfirmed = await confirmDestruction(context, opened, asked);
    if (opened.stop.aborted) return { interrupted: true };
    return unconfirmed ? { reasons: [unconfirmed] } : signing(asked, opened);
  },
});

function misused({ plan, role, expires, write, file, destroys }: Asked): Refusal | undefined {
  const complain = (say: string, fix: string) => refuse('bad-usage', { say, fix });
  if (file !== undefined) {
    const others = plan.length > 0 || [role, expires, write, destroys].some((value) => value !== undefined);
    return others
      ? complain('--file holds the whole approval: no other flag goes with it', 'waves help approve')
      : undefined;
  }
  if (plan.length > 0) return undefined;
  return complain('--plan is missing: an approval names what was seen', 'waves inbox');
}

async function signing({ promotion, plan, role, expires, write }: Asked, opened: Opened): Promise<Ending> {
  const expiresAt = expires && momentOf(expires, opened.now());
  const order: ActOrder = {
    do: 'approve',
    promotion,
    plan,
    ...(role === undefined ? {} : { role }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
  if (write === undefined) return actEnding(await opened.act(order));
  const signed = await opened.sign(order);
  if (isRefusals(signed) || !('signature' in signed)) return actEnding(signed);
  const problem = await writeNew(write, `${JSON.stringify(signed, null, 2)}\n`);
  if (problem) return { reasons: [problem] };
  const text = `signed into ${write}\nnext: waves approve ${promotion} --file ${write}`;
  return { text, document: { file: write, signed } };
}

/** Never over something that is there: a signature is not made twice by accident. */
async function writeNew(file: string, text: string): Promise<Refusal | undefined> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return undefined;
  } catch (cause) {
    return refuse('bad-usage', { say: `${file} cannot be written: ${messageOf(cause)}`, fix: 'name a new file' });
  }
}

async function recording(promotion: string, file: string, opened: Opened): Promise<Ending> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) =>
    refuse('bad-usage', { say: `${file} cannot be read: ${messageOf(cause)}`, fix: 'name a file that `--write` made' }),
  );
  const signed = isRefusal(text) ? text : signedActFrom(text, file);
  if (isRefusal(signed)) return { reasons: [signed] };
  return actEnding(await opened.record({ promotion, signed }));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
