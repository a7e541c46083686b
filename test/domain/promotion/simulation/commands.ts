import fc from 'fast-check';

/** As often as it stands here. */
const words = [
  ...(['go', 'go', 'go', 'go on', 'go on', 'go on', 'go on', 'go on', 'go on'] as const),
  ...(['approve', 'approve', 'approve', 'approve', 'approve', 'approve all', 'approve all', 'approve all'] as const),
  'approve as anybody',
  'approve as starter',
  'approve as author',
  ...(['approve both roles', 'approve both roles'] as const),
  'forge an approval',
  'judge a spent plan again',
  ...(['plan out of turn', 'plan out of turn'] as const),
  'revoke',
  'pause',
  'resume',
  ...(['retry', 'retry', 'retry'] as const),
  'abort',
  ...(['wait', 'wait'] as const),
  'wait for an expiry',
  'freeze',
  'lose a role',
  'push',
  'plan anew',
  ...(['apply', 'apply'] as const),
  'apply on bad facts',
] as const;

/** One thing that happens in a simulation. `pick` chooses which of what is there, `luck` how it comes out. */
export type Command = { readonly do: (typeof words)[number]; readonly pick: number; readonly luck: number };

/** A story of the simulation: how many waves are over when it begins, whether the last has soaked, and what happens then. */
export type Plot = {
  readonly wavesOver: number;
  readonly isSoaked: boolean;
  readonly commands: readonly Command[];
};

const command = fc.record({ do: fc.constantFrom(...words), pick: fc.nat(1000), luck: fc.nat(1000) });

export const plots: fc.Arbitrary<Plot> = fc.record({
  wavesOver: fc.nat(2),
  isSoaked: fc.boolean(),
  commands: fc.array(command, { minLength: 20, maxLength: 80, size: 'max' }),
});
