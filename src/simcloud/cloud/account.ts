import { SimFailure } from '../failure.ts';
import { resourceTypes } from '../resources/catalog.ts';
import type { Birth, Need, Place, ResourceType, Siblings } from '../resources/definition.ts';
import { conform, prune } from '../schema/conform.ts';
import { typeOfBlock } from '../schema/schema.ts';
import { listOf, spell, textOf, UNKNOWN, type Value, type Values } from '../schema/values.ts';
import { noteEffect } from './effects.ts';
import { digestOf, invent } from './invent.ts';
import { type AccountRef, type CloudFile, dropResource, putResource, readCloud, writeCloud } from './store.ts';

/** An account as one provider configuration sees it. */
export type Account = AccountRef & { readonly seed: string; readonly region: string };

export function typeNamed(name: string): ResourceType {
  const type = resourceTypes[name];
  if (!type) throw new SimFailure('unknown-type', `the simulated cloud does not know ${name}`);
  return type;
}

/** What stands in the account under this id, in the exact shape of its type; null when it is not there. */
export function find(account: Account, name: string, id: string): Values | null {
  const type = typeNamed(name);
  const stored = readCloud(account).resources[name]?.[id];
  if (!stored || (!type.isGlobal && stored.region !== account.region)) return null;
  return { ...conform(stored, type.block, `${name} ${id}`), id };
}

/** The whole account for attributes that siblings fill. */
export function siblingsIn(account: Account): Siblings {
  const cloud = readCloud(account);
  return {
    of: (name) =>
      Object.entries(cloud.resources[name] ?? {}).map(([id, stored]) => ({
        ...conform(stored, typeNamed(name).block, `${name} ${id}`),
        id,
      })),
  };
}

export function create(account: Account, name: string, planned: Values): Values {
  const type = typeNamed(name);
  const cloud = readCloud(account);
  refuseDuplicate(cloud, name, planned);
  for (const need of type.needs ?? []) refuseDangling(cloud, need, planned);
  const wish = digestOf(`${name} ${spell(planned, typeOfBlock(type.block))}`).slice(0, 12);
  const serial = (cloud.serials[wish] ?? 0) + 1;
  const words = [account.account, name, wish, String(serial)];
  const unborn = {
    place: placeOf(account),
    draft: knownOf(planned),
    fresh: (kind: string, length?: number) => invent(account.seed, [...words, kind], length),
  };
  const id = type.id(unborn);
  if (cloud.resources[name]?.[id]) throw new SimFailure('AlreadyExists', `${name} ${id} exists already`);
  const values = fill(type, { ...unborn, id }, planned);
  const grown = { ...cloud, serials: { ...cloud.serials, [wish]: serial } };
  writeCloud(account, putResource(grown, { type: name, id }, { region: account.region, ...prune(values, type.block) }));
  noteEffect(account.root, { account: account.account, type: name, id, operation: 'create' });
  return values;
}

/** Attributes that siblings fill are left as they stand unless the configuration sets them. */
export function update(
  account: Account,
  name: string,
  change: { id: string; planned: Values; config: Values },
): Values {
  const { id, planned, config } = change;
  const type = typeNamed(name);
  const current = find(account, name, id);
  if (!current) throw new SimFailure('NotFound', `${name} ${id} does not exist`);
  const moved = (type.needs ?? []).filter(({ attribute }) => planned[attribute] !== current[attribute]);
  for (const need of moved) refuseDangling(readCloud(account), need, planned);
  const fresh = (kind: string, length?: number) => invent(account.seed, [account.account, name, id, kind], length);
  const values = { ...fill(type, { place: placeOf(account), id, draft: knownOf(planned), fresh }, planned) };
  const stored: Record<string, Value> = { ...values };
  for (const attribute of Object.keys(type.siblings?.(current, { of: () => [] }) ?? {})) {
    if ((config[attribute] ?? null) === null) stored[attribute] = current[attribute] ?? null;
  }
  const cloud = readCloud(account);
  writeCloud(account, putResource(cloud, { type: name, id }, { region: account.region, ...prune(stored, type.block) }));
  noteEffect(account.root, { account: account.account, type: name, id, operation: 'update' });
  return values;
}

/** Deleting what is already gone is fine, as in the real provider. */
export function remove(account: Account, name: string, id: string): void {
  const cloud = readCloud(account);
  const holder = cloud.resources[name]?.[id] && holderOf(cloud, name, id);
  if (holder) throw new SimFailure('DependencyViolation', `${name} ${id} has a dependent object: ${holder}`);
  if (!cloud.resources[name]?.[id]) return;
  writeCloud(account, dropResource(cloud, { type: name, id }));
  noteEffect(account.root, { account: account.account, type: name, id, operation: 'delete' });
}

const placeOf = ({ account, accountId, region }: Account): Place => ({ account, accountId, region });

const knownOf = (planned: Values): Values =>
  Object.fromEntries(Object.entries(planned).map(([name, value]) => [name, value === UNKNOWN ? null : value]));

function fill(type: ResourceType, birth: Birth, planned: Values): Values {
  const values: Record<string, Value> = { ...planned };
  for (const [name, attribute] of Object.entries(type.block.attributes)) {
    if (values[name] !== UNKNOWN) continue;
    values[name] = type.fill?.[name]?.(birth) ?? nothing(attribute.type[0]);
  }
  return { ...values, id: birth.id };
}

function nothing(kind: string | undefined): Value {
  if (kind === 'list' || kind === 'set') return [];
  return kind === 'map' ? {} : null;
}

function refuseDuplicate(cloud: CloudFile, name: string, planned: Values): void {
  const { unique } = typeNamed(name);
  const wanted = unique && planned[unique.by];
  if (!unique || !textOf(wanted)) return;
  const twin = Object.entries(cloud.resources[name] ?? {}).find(([, each]) => {
    return each[unique.by] === wanted && each.vpc_id === (planned.vpc_id ?? undefined);
  });
  if (twin) throw new SimFailure(unique.code, `${name} ${textOf(wanted)} exists already as ${twin[0]}`);
}

function refuseDangling(cloud: CloudFile, need: Need, planned: Values): void {
  const missing = pointers(planned[need.attribute]).find((pointer) => !standsFor(cloud, need.type, pointer));
  if (missing) throw new SimFailure(need.code, `${need.type} ${missing} does not exist`);
}

/** Some arguments point by id, others by ARN. */
function standsFor(cloud: CloudFile, type: string, pointer: string): boolean {
  const ofType = cloud.resources[type] ?? {};
  return pointer in ofType || Object.values(ofType).some(({ arn }) => arn === pointer);
}

function pointers(value: Value | undefined): readonly string[] {
  const all: readonly Value[] = [value ?? null, ...listOf(value)];
  return all.map(textOf).filter(Boolean);
}

function holderOf(cloud: CloudFile, name: string, id: string): string | undefined {
  const spellings = [id, cloud.resources[name]?.[id]?.arn];
  for (const [other, type] of Object.entries(resourceTypes)) {
    const needs = (type.needs ?? []).filter((need) => need.holds && need.type === name);
    for (const [otherId, stored] of Object.entries(cloud.resources[other] ?? {})) {
      const held = needs.flatMap(({ attribute }) => pointers(stored[attribute] as Value));
      if (held.some((pointer) => spellings.includes(pointer))) return `${other} ${otherId}`;
    }
  }
  return undefined;
}
