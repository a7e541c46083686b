import type { EngineFolder } from '../../ports/engine.ts';
import type { GovernedRules } from '../governed-rules.ts';
import type { Open } from './open-plan.ts';
import type { Restored } from './restore.ts';

/** An open plan, restored, with what it is looked at against. */
export type Deriving = Open & {
  readonly rules: GovernedRules;
  readonly restored: Restored;
  readonly folder: EngineFolder;
};
