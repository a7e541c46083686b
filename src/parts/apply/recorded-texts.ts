import type { PlanRecord } from '../../domain/plan-record.ts';
import { configurationIn } from '../../domain/read-set.ts';
import type { Governed } from '../../ports/governed.ts';

/** The recorded root module's configuration files, as text, from git. */
export async function textsAt(
  { governed }: { governed: Governed },
  record: PlanRecord,
): Promise<ReadonlyMap<string, string>> {
  const contents = await governed.read(record.commit, configurationIn(record.folder, record.readSet));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return new Map([...contents].map(([path, bytes]) => [path, decoder.decode(bytes)]));
}
