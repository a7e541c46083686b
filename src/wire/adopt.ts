import type { Opened } from '../cli/opened.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { StackName } from '../domain/stack.ts';
import { adopt, knownAlready } from '../parts/decide/adopt.ts';
import { currentPin } from '../parts/decide/current-pin.ts';
import type { Desk } from '../parts/decide/desk.ts';
import { registerRelease } from '../parts/decide/register.ts';
import { rulesUnreadable } from '../parts/governed-rules.ts';
import { look } from '../parts/plan/look.ts';
import { requestFor } from './looks.ts';
import type { LedgerPlace } from './place.ts';
import { planWorldAt } from './plan-world.ts';

/** `waves adopt`: one stack looked at with the plan identity, and recorded as it stands if a plan changes nothing. */
export async function adopted(
  place: LedgerPlace,
  desk: Desk,
  { stack: name, stop }: { readonly stack: StackName; readonly stop: AbortSignal },
): ReturnType<Opened['adopt']> {
  const known = await knownAlready(desk, name);
  if (known) return known;
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const found = await currentPin(desk, rules, name);
  if (isRefusal(found)) return [found];
  const { stack, module } = found;
  const release = await registerRelease(desk, rules.definitions, found.release, { inferred: true });
  if (!('digest' in release)) return release;
  const request = await requestFor(desk, { stack, module, purpose: 'drift' });
  if (isRefusal(request)) return [request];
  const looked = await look(await planWorldAt(place, rules.definitions, stop), request);
  if (!looked.looked) {
    const fix = `waves drift --stack ${name}`;
    return [refuse('could-not-check', { say: `${name}: ${looked.say}`, fix, subject: name })];
  }
  const { state, drifted, pending, analysis } = looked;
  const { commit, readSetDigest, fromVersion: version } = request;
  const about = { stack: name, module: module.name, version, commit, readSetDigest };
  return adopt(desk, { ...about, state, drifted, pending, analysis }, place.around.as);
}
