import { shortDigest } from '../../domain/plan-record.ts';
import type { Step } from '../../domain/promotion/steps.ts';

const asked = {
  promote: 'plan',
  verify: 'verify',
  compare: 'compare',
  drift: 'check the drift of',
  lock: 'choose the providers of',
} as const;

/** A step that may go, in words. */
export function stepText(step: Step): string {
  switch (step.do) {
    case 'ask':
      return `${asked[step.purpose]} ${step.stack}`;
    case 'answer':
      return `answer the request for ${step.stack}`;
    case 'lapse':
      return `ask again for ${step.stack}`;
    case 'judge':
      return `judge the plan of ${step.stack}`;
    case 'drop':
      return `plan ${step.stack} anew: ${step.say}`;
    case 'apply':
      return `apply ${shortDigest(step.d)} to ${step.stack}`;
    case 'adopt':
      return `record how the apply of ${step.stack} ended`;
    case 'land':
      return `land the pin of ${step.stack}`;
    case 'collect':
      return `ask for ${step.kind} of ${step.stack}`;
    case 'release':
      return 'release';
  }
}
