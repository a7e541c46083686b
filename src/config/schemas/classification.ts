import { z } from 'zod';
import { orders } from '../../domain/classification/orders.ts';
import { tell } from './telling.ts';
import { instant, name, oneOrMany, sentence } from './texts.ts';

const level = (dimension: keyof typeof orders) => z.enum(orders[dimension] as [string, ...string[]]).optional();

const raises = z
  .strictObject({
    blastRadius: level('blastRadius'),
    reversibility: level('reversibility'),
    riskClass: level('riskClass'),
    dataImpact: level('dataImpact'),
    securityImpact: level('securityImpact'),
    userImpact: level('userImpact'),
  })
  .describe('Each dimension is at least this');

const pattern = z
  .string()
  .max(300)
  .regex(/^[ -~\u00a0-\uffff]+$/, tell('bad-glob', 'this is no pattern'));

const patterns = oneOrMany(pattern).optional();

export const classificationRule = z.strictObject({
  name,
  when: z
    .strictObject({
      path: patterns.describe('Files of the repository that change, or the stack\u2019s folder; patterns with *'),
      manifest: patterns.describe('Kind/name of manifests that change: Deployment/api'),
      label: patterns.describe('Labels of the pull request'),
      module: patterns.describe('Modules of the catalogue'),
      policy: patterns.describe('What a policy engine said: deny, warn'),
    })
    .describe('One source and its patterns'),
  raises,
});

export const classificationException = z.strictObject({
  name,
  module: name,
  stacks: oneOrMany(pattern).describe('Stacks; patterns with *'),
  to: z.enum(['low', 'normal', 'high']).describe('The class it lowers to, never below'),
  approvedBy: name.describe('A person of policies/people.yaml'),
  role: name.describe('The role in which they approve; they must hold it'),
  reason: sentence,
  expires: instant.describe('Not included'),
});

export type ClassificationRuleEntry = z.infer<typeof classificationRule>;
