import { z } from 'zod';
import { classificationException, classificationRule } from './classification.ts';
import { approvalPolicy, holders, lifetimes, person } from './people.ts';
import { freezeWindow, policyRow } from './rows.ts';
import { listOf, name, oneOrMany } from './texts.ts';
import { approval, changeClassification, emergencyChange, rollforwardPolicy } from './unused.ts';

/** Any file of `policies/`: each key may stand in any of them, divided as people like. */
export const policiesFile = z
  .strictObject({
    roles: z.record(name, holders).optional().describe('Who holds a role'),
    people: listOf(person).optional().describe('Who is who'),
    approvalPolicy: z.record(name, approvalPolicy).optional().describe('Who must approve what'),
    lifetimes: lifetimes.optional().describe('How long approvals and plan records last'),
    freezeWindow: oneOrMany(freezeWindow).optional().describe('When only some changes may go'),
    policies: listOf(policyRow).optional().describe('What no plan may do'),
    classificationRules: listOf(classificationRule).optional().describe('What raises a class beside the plan'),
    classificationExceptions: listOf(classificationException)
      .optional()
      .describe('Leave to judge lower, by a person, for a time'),
    emergencyChange: emergencyChange.optional(),
    rollforwardPolicy: rollforwardPolicy.optional(),
    changeClassification: changeClassification.optional(),
    approval: approval.optional(),
  })
  .describe('policies/*.yaml: people and roles, approvals, freezes, policies');

export type PoliciesFile = z.infer<typeof policiesFile>;
