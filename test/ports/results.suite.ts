import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/ports/results.ts';

/** What every store of results promises. */
export function resultsSuite(title: string, make: () => Promise<Results>): void {
  describe(title, () => {
    test('a request nobody answered has no result', async () => {
      expect(await (await make()).get('request-1')).toBeUndefined();
    });

    test('the answer comes back as it was written', async () => {
      const results = await make();
      const json = '{"status":"ok","say":"größer ✓"}';
      await results.put('promotion-7/request-1', json);
      expect(await results.get('promotion-7/request-1')).toBe(json);
    });

    test('a request is answered once: a second answer is refused, even an equal one', async () => {
      const results = await make();
      await results.put('request-1', '{"status":"ok"}');
      const twice = { code: 'already-there', outcome: 'nothing-happened' };
      await expect(results.put('request-1', '{"status":"failed"}')).rejects.toMatchObject(twice);
      await expect(results.put('request-1', '{"status":"ok"}')).rejects.toMatchObject(twice);
      expect(await results.get('request-1')).toBe('{"status":"ok"}');
    });

    test('a request id that would leave the store is refused', async () => {
      const results = await make();
      await expect(results.put('../ledger', '{}')).rejects.toMatchObject({ code: 'name-invalid' });
      await expect(results.get('../ledger')).rejects.toMatchObject({ code: 'name-invalid' });
    });
  });
}
