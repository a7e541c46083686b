import type { Code } from '../../codes.ts';

/** A row of the rule catalogue, or a part of one, for which there is no rule, and why. */
export type LeftOut = {
  readonly row: string;
  /** What of the row is left out; all of it where this is not said. */
  readonly part?: string;
  readonly why: string;
  /** Refusals that hold what a finding would only warn of. */
  readonly refused: readonly Code[];
};

/**
 * What no rule judges. Either a refusal holds it, which no approval lifts, or no plan says it precisely. Every other row of
 * the catalogue has a rule, and a test asks for one or the other.
 */
export const leftOut: readonly LeftOut[] = [
  {
    row: 'PLN-06',
    why: 'A plan JSON names neither workspace, backend, lineage, serial nor commit. The plan record binds all of them, and the applying side reads each again.',
    refused: ['plan-stale', 'inputs-changed', 'toolchain-changed', 'record-forged'],
  },
  {
    row: 'PLN-07',
    why: 'A plan JSON of an empty state looks like every first apply. A stack without a state is a first apply for `waves`: somebody is always asked, whatever the class, and lineage and serial are bound.',
    refused: ['plan-stale', 'awaiting-approval'],
  },
  {
    row: 'PLN-08',
    why: 'A plan JSON does not say whether it was refreshed, and a judgement has no clock. A plan record lapses, and one made without refresh is not approvable.',
    refused: ['plan-expired', 'plan-not-approvable'],
  },
  {
    row: 'PLN-09',
    why: 'The digest is what an approval names: a plan with another one is not approved by it.',
    refused: ['not-approved', 'plan-mismatch', 'plan-changed'],
  },
  {
    row: 'PLN-11',
    why: 'Stacks of one wave differ from those of the next for good reasons (sizes, counts, names), and a plan says none of them. The comment groups equal plans over all waves, puts the odd ones first and says how they differ; nothing is judged by it.',
    refused: [],
  },
  {
    row: 'DAT-03',
    part: '`prevent_destroy` removed',
    why: 'No engine writes the `lifecycle` block into a plan JSON. What it protects is judged when it is destroyed.',
    refused: [],
  },
  {
    row: 'EXE-01',
    part: 'at creation or at destruction',
    why: 'No engine writes `when` of a provisioner into a plan JSON. Where an object goes, all its provisioners count as run at its end.',
    refused: [],
  },
  {
    row: 'BLR-04',
    part: 'another provider alias',
    why: 'A plan JSON says which alias a resource has now and not which it had: its state knows providers by address alone. The attribute `region` is compared.',
    refused: ['wrong-account'],
  },
  {
    row: 'CST-01',
    part: 'prices and budgets',
    why: 'No price stands in a plan, and a list of prices is old on the day it ships. Quantities, sizes and what is charged by the hour are compared; an unknown amount is unknown.',
    refused: [],
  },
  {
    row: 'DRF-05',
    why: 'Nothing is planned again at the apply: it applies the approved bytes or nothing. What moved since is refused.',
    refused: ['plan-stale', 'plan-moved', 'analysis-differs'],
  },
  {
    row: 'DRF-06',
    why: 'One plan does not say how often it has drifted before. Drift closes the gate each time, so it cannot repeat unnoticed.',
    refused: ['drifted'],
  },
  {
    row: 'XAC-02',
    why: 'A judgement reads one plan, and the disarming one is another. It is high for itself (`protection-off`, `destroy-easier`), and the deletion that follows is judged for itself.',
    refused: [],
  },
  {
    row: 'XAC-12',
    why: 'A plan JSON does not name the backend, so no rule can tell which bucket, table or key holds the state. Each of them is critical to destroy whatever it holds.',
    refused: [],
  },
];
