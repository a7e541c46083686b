import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isRefusals } from '../../cli/opened.ts';
import { openBook } from '../../parts/book.ts';
import { type Check, notApplicable, ok, wrong } from './check.ts';

export const ledger: Check = {
  name: 'ledger',
  async look({ place, ledger: opened }) {
    if (!place || !opened) return [notApplicable('there is no repository, hence no ledger')];
    if (isRefusals(opened)) return opened.map(({ say, fix }) => wrong(say, fix));
    const folder = `${place.waves}/ledger`;
    const { head } = await openBook(opened.ledger).state();
    const kind = opened.opened.sandbox ? 'sandbox ledger' : 'ledger';
    const isWritable = await access(folder, constants.W_OK).then(
      () => true,
      () => false,
    );
    return [
      isWritable
        ? ok(`${kind} ${opened.opened.ledger}, ${head.sequence} entries, in ${folder}`)
        : wrong(`${folder} cannot be written`, `chmod u+rwx ${folder}`),
    ];
  },
};
