import type { Act } from '../../../src/domain/act.ts';
import type { Person, PersonKey, Rules } from '../../../src/domain/rules.ts';

export const now = Date.parse('2026-07-01T12:00:00Z');

export function person(id: string, keys: readonly PersonKey[] = []): Person {
  return { id, name: id, emails: [`${id}@acme.example`], keys };
}

export function rulesOf(...people: readonly Person[]): Rules {
  return {
    digest: 'sha256:rules',
    people,
    roles: {},
    approvals: [],
    lifetimes: { low: 0, standard: 0, sensitive: 0 },
    recordLifetime: 0,
    freezes: [],
    policies: [],
    classification: [],
    exceptions: [],
    ignoredDrift: [],
    accounts: {},
  };
}

export function actOf(by: string, more: Partial<Act> = {}): Act {
  return { type: 'waves.pause', ledger: 'l1', by, at: now, nonce: 'n1', promotion: 'p1', reason: 'lunch', ...more };
}
