import type { PlanParts } from '../../plan/plans.ts';

/** A plan that does one thing to one resource. */
export function one(address: string, actions: readonly string[], more: object = {}): PlanParts {
  return { changes: [{ address, actions, ...more }] };
}

export function updated(address: string, before: object, after: object): PlanParts {
  return one(address, ['update'], { before, after });
}

export function created(address: string, after: object): PlanParts {
  return one(address, ['create'], { after });
}

export function deleted(address: string, before: object = {}): PlanParts {
  return one(address, ['delete'], { before });
}

/** An update after which attributes that the configuration sets are known only later. */
export function opened(address: string, before: object, ...names: readonly string[]): PlanParts {
  const set = Object.fromEntries(names.map((name) => [name, []]));
  const unknown = Object.fromEntries(names.map((name) => [name, true]));
  return { ...one(address, ['update'], { before, after: {}, unknown }), configured: { [address]: set } };
}

/** Several plans in one. */
export function together(...plans: readonly PlanParts[]): PlanParts {
  return { ...Object.assign({}, ...plans), changes: plans.flatMap(({ changes }) => changes ?? []) };
}
