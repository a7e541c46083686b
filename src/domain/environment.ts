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

/** Stands in a part of the tuple that neither the path nor an environment.yaml says. */
export const unstated = 'unstated';
