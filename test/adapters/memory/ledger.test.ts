import { memoryLedger } from '../../../src/adapters/memory/ledger.ts';
import { ledgerSuite } from '../../ports/ledger.suite.ts';

ledgerSuite('a ledger in memory', async () => {
  const ledger = memoryLedger();
  return { ledger, lines: async () => ledger.lines };
});
