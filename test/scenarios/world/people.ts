import { actingPerson } from '../../../src/adapters/ssh/acting-person.ts';
import { makeSandboxKey, sandboxSigner } from '../../../src/adapters/ssh/sandbox-key.ts';
import type { ActingPerson } from '../../../src/ports/person.ts';

const ids = ['sana', 'pavel', 'petra', 'selma', 'colin', 'silas', 'mona'] as const;

/** Throw-away keys, made once: real signatures, verified by the real proof. */
const keys = new Map(ids.map((id) => [id as string, makeSandboxKey()]));

export const sandboxKeys: Readonly<Record<string, string>> = Object.fromEntries(
  [...keys].map(([id, { publicKey }]) => [id, publicKey]),
);

export async function personNamed(as = 'sana'): Promise<ActingPerson> {
  const key = keys.get(as);
  if (!key) throw new TypeError(`nobody is called ${as}`);
  return actingPerson({ id: as, signer: sandboxSigner(key.privateKey) });
}
