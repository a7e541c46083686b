import type { Stack } from '../../domain/stack.ts';
import type { Attached } from '../../ports/attached.ts';
import { askSimulator, portOf } from './ask.ts';

/** The folder of the repository that has the simulator: `.waves/sim.json` names its port. */
export type SimulatorOptions = { readonly folder: string };

/** Sources that the simulator answers for, as `required_providers` writes them. */
export const simulatedProviders: readonly string[] = ['hashicorp/aws', 'aws'];

/**
 * The simulated cloud of this repository, as its engines see it. It is started by whoever gets credentials from it;
 * state addresses and placeholders follow from its port alone and need nobody to answer.
 */
export function attachedSimulator({ folder }: SimulatorOptions): Attached {
  return {
    async backendConfig(stack) {
      const address = `${origin(await portOf(folder))}/state/${stack.environment.account}/${stateName(stack)}`;
      return {
        address,
        lock_address: address,
        unlock_address: address,
        lock_method: 'LOCK',
        unlock_method: 'UNLOCK',
      };
    },
    async attach(credentials) {
      const port = await portOf(folder);
      const [reattach, provider] = [
        await askSimulator(port, 'reattach', credentials),
        await askSimulator(port, 'provider'),
      ];
      return {
        env: { TF_REATTACH_PROVIDERS: JSON.stringify(reattach) },
        seen: Object.keys(reattach)
          .map((name) => `${name} simulated ${provider.version} ${provider.schemaDigest}`)
          .join(', '),
      };
    },
    placeholders: async () => ({ 'sim.port': String(await portOf(folder)) }),
  };
}

/** Where the simulator shows who holds the lock of a state at `address`; undefined for a state that is elsewhere. */
export function simLockUrl(address: string): string | undefined {
  const [, server, state] = /^(http:\/\/127\.0\.0\.1:\d{1,5})\/state\/([\w.-]+(?:\/[\w.-]+)+)$/.exec(address) ?? [];
  return server && state ? `${server}/lock/${state}` : undefined;
}

/** The folder's name: the account is said before it. */
function stateName({ name, environment }: Stack): string {
  const before = `${environment.account}/`;
  return name.startsWith(before) ? name.slice(before.length) : name;
}

function origin(port: number): string {
  return `http://127.0.0.1:${port}`;
}
