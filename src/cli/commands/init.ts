import { surroundingsOf } from '../around.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import type { LookedAt } from '../looked-at.ts';
import { isRefusals } from '../opened.ts';
import type { Initialised, Surroundings, Wire } from '../wire.ts';

type Order = { readonly sandbox: boolean; readonly remote?: string; readonly branch?: string };

export const init = command({
  needs: 'act',
  examples: ['waves init', 'waves init --sandbox'],
  args: {},
  flags: {
    'dry-run': { kind: 'switch', help: 'say what was found and which files would be written; write nothing' },
    sandbox: {
      kind: 'switch',
      help: 'a ledger to play with: --now and --as work on it, and it never becomes a real one',
    },
    remote: { kind: 'text', value: 'REMOTE', help: 'the governed remote; left out, the one git has' },
    branch: { kind: 'text', value: 'BRANCH', help: 'the governed branch; left out, the one waves.yaml names' },
  },
  async run(context) {
    const { sandbox, remote, branch, 'dry-run': dryRun } = context.flags;
    const wire = await context.wire();
    const around = surroundingsOf(context);
    const order = { sandbox, ...(remote === undefined ? {} : { remote }), ...(branch === undefined ? {} : { branch }) };
    if (!dryRun && (await wire.hasSetUp(around))) return opened(wire, around, order);
    const looked = await wire.lookAround(around);
    if (isRefusals(looked)) return { reasons: looked };
    if (dryRun) return setUpEnding(looked, order, 'would be written');
    await wire.writeSetUp(looked);
    return setUpEnding(looked, order, 'written');
  },
});

/** The files were there: what is left is the ledger. */
async function opened(wire: Wire, around: Surroundings, order: Order): Promise<Ending> {
  const made = await wire.initWaves(around, order);
  return isRefusals(made)
    ? { reasons: made }
    : { text: `${openedText(made)}\nnext: waves doctor`, document: { ...made } };
}

function openedText(made: Initialised): string {
  const kind = made.sandbox ? 'sandbox ledger' : 'ledger';
  const rules = made.remote === undefined ? made.branch : `${made.remote}/${made.branch}`;
  const did = made.again ? 'is there already' : 'opened';
  return `${kind} ${made.ledger} ${did} in ${made.folder}; rules are read from ${rules}`;
}

/** What was found, which files came of it, and what a person does next. The ledger waits for the commit. */
async function setUpEnding(looked: LookedAt, order: Order, is: 'written' | 'would be written'): Promise<Ending> {
  const { detectedText } = await import('../print/detected.ts');
  const { detectedDocument } = await import('../print/detected-document.ts');
  const { laterLines, stillMissing } = await import('../print/set-up.ts');
  const { files, there } = looked.setUp;
  const reasons = stillMissing(looked);
  const paths = files.map(({ path }) => path);
  const names = paths.length === 0 ? 'nothing is missing' : `${is}: ${paths.join(', ')}`;
  const kept = there.length === 0 ? [] : [`left as they are: ${there.join(', ')}`];
  const contents = is === 'written' ? [] : files.flatMap(({ path, text }) => ['', `--- ${path}`, text.trimEnd()]);
  const next = nextStep(paths, order, reasons.length > 0);
  return {
    text: [
      detectedText(looked),
      '',
      names,
      ...kept,
      ...contents,
      ...laterLines(looked),
      ...(is === 'written' ? [next] : []),
    ].join('\n'),
    reasons: is === 'written' ? reasons : [],
    document: {
      ...detectedDocument(looked),
      files,
      [is === 'written' ? 'written' : 'missing']: paths,
      toFillIn: reasons.map(({ say }) => say),
    },
  };
}

function nextStep(paths: readonly string[], { sandbox, remote, branch }: Order, mustFillIn: boolean): string {
  const again = [
    'waves init',
    ...(sandbox ? ['--sandbox'] : []),
    ...(remote ? ['--remote', remote] : []),
    ...(branch ? ['--branch', branch] : []),
  ].join(' ');
  const commit = `git add ${paths.join(' ')} && git commit -m 'Set up waves' && ${again}`;
  return mustFillIn ? `next: fill in what stands below, waves validate, then ${commit}` : `next: ${commit}`;
}
