import { vi } from 'vitest';
import type * as Load from '../../../src/config/load.ts';

/**
 * Reading the configuration is a pure function of its texts and half of a scenario's time: thousands of runs over one
 * estate read it once. To be imported first.
 */
vi.mock('../../../src/config/load.ts', async (original) => {
  const { loadDefinitions } = await original<typeof Load>();
  const known = new Map<string, ReturnType<typeof loadDefinitions>>();
  return {
    loadDefinitions(source: Parameters<typeof loadDefinitions>[0]) {
      const key = JSON.stringify(source.paths.map((path) => [path, source.text(path)]));
      const found = known.get(key) ?? loadDefinitions(source);
      known.set(key, found);
      return found;
    },
  };
});
