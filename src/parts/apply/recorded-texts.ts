import type { PlanRecord } from '../../domain/plan-record.ts';
import { configurationIn } from '../../domain/read-set.ts';
import type { Governed } from '../../ports/governed.ts';
import { textsOf } from '../stack-sources.ts';

/** The recorded root module's configuration files, as text, from git. */
export function textsAt({ governed }: { governed: Governed }, record: PlanRecord) {
  return textsOf(governed, record.commit, configurationIn(record.folder, record.readSet, record.engine.kind));
}
