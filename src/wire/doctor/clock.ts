import { remoteAddress } from '../../adapters/git/look.ts';
import { isRefusals } from '../../cli/opened.ts';
import { openBook } from '../../parts/book.ts';
import { isoText } from '../../views/iso.ts';
import { type Check, cannotTell, ok, type Patient, warning, wrong } from './check.ts';

const skewMaxMs = 60_000;
const answerMs = 5_000;

export const clock: Check = {
  name: 'clock',
  look: async (patient) => [...(await againstLedger(patient)), await againstRemote(patient)],
};

/** An entry that is younger than now was written by a clock that ran ahead, or ours is behind. */
async function againstLedger({ ledger, around }: Patient) {
  if (!ledger || isRefusals(ledger)) return [];
  const { head } = await openBook(ledger.ledger).state();
  const now = around.now ?? Date.now();
  if (head.at <= now) return [ok(`not before the ledger's last entry, of ${isoText(head.at)}`)];
  const fix = 'set the clock of this machine: timedatectl set-ntp true';
  return [wrong(`it is ${isoText(now)} here, and the ledger's last entry is of ${isoText(head.at)}`, fix)];
}

/** The `Date` of whoever serves the governed remote, where it is asked by HTTP. */
async function againstRemote({ ledger, place, around }: Patient) {
  const remote = ledger && !isRefusals(ledger) ? ledger.opened.governed.remote : undefined;
  const address = place && remote ? await remoteAddress(place.folder, remote, around.env) : undefined;
  if (!address?.startsWith('https://')) return cannotTell('no governed remote tells the time by https');
  const { origin, host } = new URL(address);
  const said = await fetch(origin, { method: 'HEAD', signal: AbortSignal.timeout(answerMs) }).then(
    (answer) => Date.parse(answer.headers.get('date') ?? ''),
    () => Number.NaN,
  );
  if (Number.isNaN(said)) return cannotTell(`${host} did not tell the time`);
  const skewMs = Math.abs(Date.now() - said);
  const text = `${Math.round(skewMs / 1000)} s apart from ${host}`;
  return skewMs <= skewMaxMs ? ok(text) : warning(text, 'set the clock of this machine: timedatectl set-ntp true');
}
