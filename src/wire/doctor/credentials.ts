import { partEnvironment } from '../../adapters/process/part-environment.ts';
import type { Found } from '../../cli/doctor.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { Failure } from '../../domain/failure.ts';
import type { Stack } from '../../domain/stack.ts';
import { accountOf } from '../../parts/engine-folder.ts';
import type { Identity } from '../../ports/credentials.ts';
import { isoText } from '../../views/iso.ts';
import { credentialsAt, hasCredentials, identityNames } from '../credentials.ts';
import type { Place } from '../place.ts';
import { type Check, notApplicable, ok, wrong } from './check.ts';

/** Both identities of each account, obtained as a run obtains them, and shown to nobody. */
export const credentials: Check = {
  name: 'credentials',
  async look({ place, definitions }) {
    if (!place || !definitions) return [notApplicable('there is no configuration that names credentials')];
    if (!hasCredentials(definitions))
      return [notApplicable('no credentials are configured: stacks without a cloud need none')];
    const first = Map.groupBy(definitions.stacks, (stack) => stack.environment.account);
    const asked = [...first.values()]
      .flatMap(([stack]) => stack ?? [])
      .flatMap((stack) => (['plan', 'apply'] as const).map((identity) => ({ stack, identity })));
    return Promise.all(asked.map((one) => lookAt(place, definitions, one)));
  },
};

async function lookAt(
  place: Place,
  definitions: Definitions,
  { stack, identity }: { stack: Stack; identity: Identity },
): Promise<Found> {
  const account = accountOf(stack);
  const subject = `${account.name} ${identity}`;
  try {
    const source = credentialsAt(asPart(place, definitions, identity), definitions, identity);
    const { env, expiresAt } = await source.get(account, identity);
    const seen = await source.whoAmI(env, account);
    const until = expiresAt === undefined ? '' : `, until ${isoText(expiresAt)}`;
    if (seen === undefined) return wrong('nothing says whose they are', 'waves explain waves.yaml:identity', subject);
    if (seen === account.id || seen === account.name) return ok(`they belong to ${seen}${until}`, subject);
    const fix = `mend credentials.${identity} in waves.yaml, or the id of ${account.name}`;
    return wrong(`they belong to ${seen}, not to ${account.id}`, fix, subject);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return wrong(failure.message, `waves explain credentials.${identity}`, subject);
  }
}

/** The same environment that a run gives to the part of this identity. */
function asPart(place: Place, definitions: Definitions, identity: Identity): Place {
  const ambient = place.around.env;
  const named = identityNames(definitions, ambient)(identity);
  const env = partEnvironment(identity, { ambient, named, applyOnly: [], sshAgent: false });
  return { ...place, around: { ...place.around, env } };
}
