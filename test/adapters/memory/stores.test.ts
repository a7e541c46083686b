import { memoryCreateOnly } from '../../../src/adapters/memory/create-only.ts';
import { memoryObjects } from '../../../src/adapters/memory/objects.ts';
import { memoryResults } from '../../../src/adapters/memory/results.ts';
import { memorySealed } from '../../../src/adapters/memory/sealed.ts';
import { createOnlySuite } from '../../ports/create-only.suite.ts';
import { objectsSuite } from '../../ports/objects.suite.ts';
import { resultsSuite } from '../../ports/results.suite.ts';
import { sealedSuite } from '../../ports/sealed.suite.ts';

createOnlySuite('create-only in memory', async () => memoryCreateOnly());
objectsSuite('objects in memory', async () => memoryObjects());
resultsSuite('results in memory', async () => memoryResults());
sealedSuite('a vault in memory', async () => {
  let pairs = 0;
  return {
    sealed: memorySealed((identity) => `recipient of ${identity}`),
    async makePair() {
      pairs += 1;
      return { identity: `identity ${pairs}`, recipient: `recipient of identity ${pairs}` };
    },
  };
});
