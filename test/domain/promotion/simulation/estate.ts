import type { ApprovalNeed } from '../../../../src/domain/approval-need.ts';
import { dayMs, minuteMs } from '../../../../src/domain/instant.ts';
import type { Wave } from '../../../../src/domain/wave.ts';
import { anyone, needs, regulated, sandbox, standard1, standard2, wave } from '../made.ts';

export { ledgerId } from '../made.ts';

/** Small, and with one of each: a soak, a wave that goes one by one, two roles. */
export const waves: readonly Wave[] = [
  wave('sandbox', [sandbox], { soak: 10 * minuteMs }),
  wave('prod-standard', [standard1, standard2], { concurrency: 1 }),
  wave('regulated-prod', [regulated]),
];

const wanted: Readonly<Record<string, ApprovalNeed>> = {
  [sandbox]: anyone,
  [standard1]: needs(['service-owner']),
  [standard2]: needs(['service-owner'], { lifetime: dayMs }),
  [regulated]: needs(['security-owner', 'service-owner']),
};

export function needOf(stack: string): ApprovalNeed {
  return wanted[stack] ?? anyone;
}
