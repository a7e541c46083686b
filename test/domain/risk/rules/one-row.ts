import type { PlanParts } from '../../plan/plans.ts';

/** Plans of one row, as most cases of a table need them. */

export function created(address: string, after: object): PlanParts {
  return { changes: [{ address, actions: ['create'], after }] };
}

export function updated(address: string, before: object, after: object): PlanParts {
  return { changes: [{ address, actions: ['update'], before, after }] };
}

export function replaced(address: string, before: object, after: object): PlanParts {
  return { changes: [{ address, actions: ['delete', 'create'], before, after }] };
}

export function deleted(address: string, before: object): PlanParts {
  return { changes: [{ address, actions: ['delete'], before }] };
}

export function forgotten(address: string, before: object): PlanParts {
  return { changes: [{ address, actions: ['forget'], before, after: before }] };
}

/** An update after which one attribute that the configuration sets is known only later. */
export function open(address: string, before: object | null, attribute: string, after: object = {}): PlanParts {
  return {
    changes: [
      { address, actions: [before === null ? 'create' : 'update'], before, after, unknown: { [attribute]: true } },
    ],
    configured: { [address]: { [attribute]: [] } },
  };
}
