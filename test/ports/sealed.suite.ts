import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/domain/digest.ts';
import type { Sealed } from '../../src/ports/sealed.ts';

export type Pair = { readonly identity: string; readonly recipient: string };
export type Vault = { readonly sealed: Sealed; readonly makePair: () => Promise<Pair> };

const plan = new TextEncoder().encode('plan file bytes');

/** What every vault promises. */
export function sealedSuite(title: string, make: () => Promise<Vault>): void {
  describe(title, () => {
    test('what is sealed for a recipient is opened by its identity', async () => {
      const { sealed, makePair } = await make();
      const { identity, recipient } = await makePair();
      await sealed.put('plans/one.tfplan', plan, [recipient]);
      expect(await sealed.get('plans/one.tfplan', identity)).toEqual(plan);
    });

    test('each of several recipients can open, and one named twice is no problem', async () => {
      const { sealed, makePair } = await make();
      const [first, second] = [await makePair(), await makePair()];
      await sealed.put('plans/one', plan, [first.recipient, second.recipient, first.recipient]);
      expect(await sealed.get('plans/one', first.identity)).toEqual(plan);
      expect(await sealed.get('plans/one', second.identity)).toEqual(plan);
    });

    test('another identity cannot open', async () => {
      const { sealed, makePair } = await make();
      await sealed.put('plans/one', plan, [(await makePair()).recipient]);
      await expect(sealed.get('plans/one', (await makePair()).identity)).rejects.toMatchObject({
        code: 'sealed-unreadable',
        outcome: 'nothing-happened',
      });
    });

    test('nothing is sealed for nobody', async () => {
      const { sealed } = await make();
      await expect(sealed.put('plans/one', plan, [])).rejects.toMatchObject({ code: 'no-recipients' });
      expect(await sealed.has('plans/one')).toBe(false);
    });

    test('a second put of a name is refused and the first content stays', async () => {
      const { sealed, makePair } = await make();
      const { identity, recipient } = await makePair();
      await sealed.put('plans/one', plan, [recipient]);
      await expect(sealed.put('plans/one', new Uint8Array(3), [recipient])).rejects.toMatchObject({
        code: 'already-there',
        outcome: 'nothing-happened',
      });
      expect(await sealed.get('plans/one', identity)).toEqual(plan);
    });

    test('the receipt names the object and gives away no digest of the plain bytes', async () => {
      const { sealed, makePair } = await make();
      const { recipient } = await makePair();
      const receipt = await sealed.put('plans/one', plan, [recipient]);
      const again = await sealed.put('plans/two', plan, [recipient]);
      expect(receipt.name).toBe('plans/one');
      expect(receipt.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(receipt.size).toBeGreaterThanOrEqual(plan.length);
      expect(new Set([receipt.digest, again.digest, digestOf(plan)]).size).toBe(3);
    });

    test('a name nobody sealed is missing, not empty', async () => {
      const { sealed, makePair } = await make();
      const { identity } = await makePair();
      expect(await sealed.has('plans/one')).toBe(false);
      await expect(sealed.get('plans/one', identity)).rejects.toMatchObject({ code: 'sealed-missing' });
    });

    test('a name that would leave the vault is refused', async () => {
      const { sealed, makePair } = await make();
      const { identity, recipient } = await makePair();
      const refusal = { code: 'name-invalid' };
      await expect(sealed.put('../one', plan, [recipient])).rejects.toMatchObject(refusal);
      await expect(sealed.get('../one', identity)).rejects.toMatchObject(refusal);
      await expect(sealed.has('../one')).rejects.toMatchObject(refusal);
    });
  });
}
