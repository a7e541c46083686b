import { dirname } from 'node:path';
import { openPins } from '../../adapters/hcl/pins.ts';
import type { Found } from '../../cli/doctor.ts';
import type { BackendBlock } from '../../ports/pins.ts';
import { readBelow } from '../validate.ts';
import { type Check, cannotTell, notApplicable, ok, warning, wrong } from './check.ts';

/** Which back-ends hold states, and whether they lock while one is written. */
export const backends: Check = {
  name: 'state back-end',
  async look({ place, tree, definitions }) {
    if (!place || !tree || !definitions || definitions.stacks.length === 0)
      return [notApplicable('there are no stacks')];
    const pins = await openPins();
    const seen = new Map<string, { readonly found: Found; readonly stacks: string[] }>();
    for (const stack of definitions.stacks) {
      const own = tree.paths.filter((path) => dirname(path) === stack.folder && /\.(?:tf|tofu)(?:\.json)?$/.test(path));
      const { backend } = pins.facts(readBelow(place.folder, own));
      const found = definitions.providersSimulated ? ok('the simulated one, with a lock') : lineOf(backend);
      const before = seen.get(found.evidence) ?? { found, stacks: [] };
      before.stacks.push(stack.name);
      seen.set(found.evidence, before);
    }
    return [...seen.values()].map(({ found, stacks }) => ({ ...found, subject: subjectOf(stacks) }));
  },
};

function subjectOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function lineOf(backend: BackendBlock | undefined): Found {
  const has = (key: string): boolean =>
    backend?.config[key] !== undefined || (backend?.computed.includes(key) ?? false);
  if (!backend || backend.type === 'local') {
    return ok('local files, locked by the system; they are on this machine alone');
  }
  switch (backend.type) {
    case 'cloud':
    case 'remote':
      return wrong(
        `${backend.type} runs plans elsewhere and gives no plan file`,
        'use a back-end that only stores states',
      );
    case 's3':
      return has('use_lockfile') || has('dynamodb_table')
        ? ok('s3 with a lock')
        : warning('s3 without a lock: two applies could write at once', 'add use_lockfile = true');
    case 'http':
      return has('lock_address')
        ? ok('http with a lock')
        : warning('http without a lock', 'add lock_address and unlock_address');
    case 'azurerm':
    case 'gcs':
    case 'kubernetes':
    case 'pg':
    case 'consul':
      return ok(`${backend.type}, which locks by itself`);
    default:
      return cannotTell(`${backend.type}: nothing here knows whether it locks`);
  }
}
