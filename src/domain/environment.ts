/** An environment is a tuple, not a name (lesson 4.1). `account` is the name the estate gives it. */
export type Environment = {
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  readonly cluster: string;
  readonly tenantTier: string;
  readonly dataClass: string;
  readonly releaseChannel: string;
};

/** The seven parts, in the order people say them. */
export const environmentParts = [
  'stage',
  'region',
  'account',
  'cluster',
  'tenantTier',
  'dataClass',
  'releaseChannel',
] as const satisfies readonly (keyof Environment)[];

/** Stands in a part of the tuple that neither the path nor an environment.yaml says. */
export const unstated = 'unstated';
