import { canonical } from '../../../canonical.ts';
import type { Strength } from '../../switched-off.ts';
import { guardRule } from '../../switched-off.ts';

/** Nothing here reads it, so another value may be a weaker one. */
const asItIs: Strength = {
  holds: (before) => before !== undefined && before !== null,
  keeps: (before, after) => canonical(before ?? null) === canonical(after ?? null),
};

export const controlTower = guardRule({
  id: 'control-tower',
  about: 'Control Tower keeps the guardrails of many accounts. What it lets go of, it lets go of everywhere.',
  class: 'critical',
  source: 'ORG: Control Tower',
  gone: {
    aws_controltower_control: { say: 'takes a control of Control Tower away' },
    aws_controltower_baseline: { say: 'takes a baseline of Control Tower away' },
    aws_controltower_landing_zone: { say: 'takes the landing zone away' },
  },
  switches: [
    {
      types: ['aws_controltower_control', 'aws_controltower_baseline'],
      attribute: 'parameters',
      strength: asItIs,
      say: 'gives a control other parameters, such as other regions or exempt principals',
      class: 'high',
    },
    {
      types: ['aws_controltower_landing_zone'],
      attribute: 'manifest_json',
      strength: asItIs,
      say: 'changes the landing zone: its regions, its logging, its units',
      class: 'high',
    },
    {
      types: ['aws_controltower_control', 'aws_controltower_baseline'],
      attribute: 'target_identifier',
      strength: asItIs,
      say: 'puts a control on another place of the organization',
    },
  ],
});
