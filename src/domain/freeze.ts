import type { Environment } from './environment.ts';
import { globMatches } from './glob.ts';
import type { Instant } from './instant.ts';
import type { FreezeWindow } from './rules.ts';

/** What a freeze window asks about: the target and what kind of change it is. */
export type FreezeQuestion = { readonly environment: Environment; readonly changeClass: string; readonly at: Instant };

/** Windows that cover this change at this moment. The end is exclusive; an allowed class walks through. */
export function freezesOver(freezes: readonly FreezeWindow[], question: FreezeQuestion): readonly FreezeWindow[] {
  const { environment, changeClass, at } = question;
  const names = [environment.account, environment.stage, `${environment.stage}-${environment.account}`];
  return freezes.filter(
    (freeze) =>
      at >= freeze.startsAt &&
      at < freeze.endsAt &&
      !freeze.allowedChangeClasses.includes(changeClass) &&
      freeze.environments.some((glob) => names.some((name) => globMatches(glob, name))),
  );
}
