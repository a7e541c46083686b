import { policyText, type Statement } from '../../../iam/policies.ts';
import type { PlanParts } from '../../../plan/plans.ts';
import { created, deleted, updated } from '../one-row.ts';

export const guardrail = 'aws_organizations_policy.g';

type Statements = readonly Statement[];

export const held = (...statements: Statements): object => ({
  type: 'SERVICE_CONTROL_POLICY',
  content: policyText(...statements),
});

export const denies = (action: string | readonly string[], more: Statement = {}): Statement => ({
  Effect: 'Deny',
  Action: action,
  Resource: '*',
  ...more,
});

export const everything: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };

export const newGuardrail = (...statements: Statements): PlanParts => created(guardrail, held(...statements));

export const lostGuardrail = (...statements: Statements): PlanParts => deleted(guardrail, held(...statements));

export const changedGuardrail = (before: Statements, after: Statements): PlanParts =>
  updated(guardrail, held(...before), held(...after));
