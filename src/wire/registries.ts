import { openModuleRegistry } from '../adapters/registry/registry.ts';
import { attachedSimulator } from '../adapters/simulator/attached.ts';
import { wakeSimulator } from '../adapters/simulator/wake.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Attached } from '../ports/attached.ts';
import type { ModuleRegistry } from '../ports/module-registry.ts';
import type { LedgerPlace } from './place.ts';
import { thisCommand } from './this-command.ts';

const usualHosts = { terraform: 'registry.terraform.io', tofu: 'registry.opentofu.org' } as const;

/** The simulated cloud, where the configuration attaches it. */
export function attachedAt(place: LedgerPlace, definitions: Definitions | undefined): Attached | undefined {
  return definitions?.providersSimulated ? attachedSimulator({ folder: place.folder }) : undefined;
}

/** Text with the values of the simulated cloud filled in. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((all, [name, value]) => all.replaceAll(`{${name}}`, value), text);
}

/** Where modules of a host are served, as the configuration says. */
export function registryHosts(place: LedgerPlace, definitions: Definitions | undefined) {
  return async (): Promise<Readonly<Record<string, string>>> => {
    const hosts = Object.entries(definitions?.registries ?? {});
    if (!hosts.some(([, address]) => address.includes('{'))) return Object.fromEntries(hosts);
    const values = (await attachedAt(place, definitions)?.placeholders()) ?? {};
    return Object.fromEntries(hosts.map(([host, address]) => [host, filled(address, values)]));
  };
}

/** The registries themselves. The simulator is one of them, and is started by whoever needs it first. */
export function registryAt(place: LedgerPlace, definitions: Definitions | undefined): ModuleRegistry {
  const isSimulated = Object.values(definitions?.registries ?? {}).some((address) => address.includes('{sim.port}'));
  const hosts = registryHosts(place, definitions);
  return openModuleRegistry({
    async hosts() {
      if (isSimulated)
        await wakeSimulator({ command: thisCommand(), folder: place.folder, path: place.around.env.PATH });
      return hosts();
    },
    usualHost: usualHosts[definitions?.engine.kind ?? 'terraform'],
  });
}
