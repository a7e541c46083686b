import { typeNamed } from '../cloud/account.ts';
import { dropResource, putResource, readCloud, type StoredResource, writeCloud } from '../cloud/store.ts';
import { SimFailure } from '../failure.ts';
import { conform } from '../schema/conform.ts';
import { type Assignment, assignment, projectAndAccount, readValue, type SimIo, usage } from './io.ts';
import { idsAt } from './state-address.ts';

type Place = { readonly type: string; readonly id: string };

/** Changes the cloud behind Terraform's back, as a person in a console would. */
export async function poke(args: readonly string[], io: SimIo): Promise<number> {
  const [account, target, ...changes] = args;
  const { ref } = await projectAndAccount(io, account, 'poke');
  if (!target || !changes.length) throw usage('write `waves sim poke ACCOUNT ADDRESS name=value` or … --remove');
  const cloud = readCloud(ref);
  const place = placeOf(target, { known: places(cloud.resources), addressed: idsAt(ref, target) });
  if (changes.includes('--remove')) {
    if (changes.length > 1) throw usage('--remove stands alone');
    writeCloud(ref, dropResource(cloud, place));
    io.out(`removed ${place.type} ${place.id} from ${ref.account}`);
    return 0;
  }
  const before = cloud.resources[place.type]?.[place.id] ?? {};
  const after = changes.map(assignment).reduce((stored, change) => assign(stored, change, place), before);
  conform(after, typeNamed(place.type).block, `${place.type} ${place.id}`);
  writeCloud(ref, putResource(cloud, place, after));
  io.out(`changed ${place.type} ${place.id} in ${ref.account}: ${changes.join(' ')}`);
  return 0;
}

function places(resources: Readonly<Record<string, Readonly<Record<string, StoredResource>>>>): readonly Place[] {
  return Object.entries(resources).flatMap(([type, byId]) => Object.keys(byId).map((id) => ({ type, id })));
}

function placeOf(target: string, found: { known: readonly Place[]; addressed: readonly Place[] }): Place {
  const { known, addressed } = found;
  const fitting = known.filter(
    ({ type, id }) => id === target || addressed.some((each) => each.type === type && each.id === id),
  );
  if (fitting.length > 1) {
    const list = fitting.map(({ type, id }) => `${type} ${id}`).join(', ');
    throw usage(`"${target}" stands for several resources: name one by its id: ${list}`);
  }
  if (!fitting[0]) throw new SimFailure('not-found', `"${target}" is neither an id nor an address in this account`);
  return fitting[0];
}

/** An empty value takes the attribute away. */
function assign(stored: StoredResource, { name, isAddition, text }: Assignment, { type }: Place): StoredResource {
  const { attributes, blocks } = typeNamed(type).block;
  if (!attributes[name] && !blocks[name]) throw usage(`${type} has no "${name}"`);
  if (isAddition) return { ...stored, [name]: [...elements(stored[name]), readValue(text)] };
  if (text !== '') return { ...stored, [name]: attributes[name]?.type === 'string' ? text : readValue(text) };
  const { [name]: _, ...rest } = stored;
  return rest;
}

const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
