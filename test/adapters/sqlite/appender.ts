import { openSqliteLedger } from '../../../src/adapters/sqlite/ledger.ts';
import { alarm } from '../../domain/ledger/made-facts.ts';

// Appends as `argv: folder name count race|free`: in a race every append names the place it looked at. Prints the
// sequence of each entry once it is acknowledged.
const [, , folder = '', name = '', count = '0', mode] = process.argv;
const ledger = await openSqliteLedger(folder);
for (let done = 0; done < Number(count); ) {
  const head = await ledger.head();
  const expected = new Map(mode === 'race' ? [['governance', head.sequence]] : []);
  const entry = await ledger.append({ id: `${name} ${done}`, at: 1000, facts: [alarm(`${name} ${done}`)], expected });
  if (entry === 'conflict') process.stdout.write('conflict\n');
  if (typeof entry === 'string') continue;
  process.stdout.write(`${entry.sequence}\n`);
  done += 1;
}
ledger.close();
