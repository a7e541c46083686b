import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimFailure } from '../failure.ts';
import { writeWhole } from './write-whole.ts';

export type StoredResource = { readonly [attribute: string]: unknown };

/** One simulated account as it stands on disk. Meant to be read and edited by hand. */
export type CloudFile = {
  readonly note: string;
  readonly account: string;
  readonly accountId: string;
  /** How many resources were ever made from the same wish, so that a second one gets another id. */
  readonly serials: { readonly [wish: string]: number };
  readonly resources: { readonly [type: string]: { readonly [id: string]: StoredResource } };
};

export type AccountRef = { readonly root: string; readonly account: string; readonly accountId: string };

const NOTE = 'A simulated cloud account. Nothing here is real. Edit it to make drift.';

export const cloudPath = ({ root, account }: Pick<AccountRef, 'root' | 'account'>): string =>
  join(root, 'cloud', `${account}.json`);

/** Reads the account afresh, so that an edit by hand counts from the next call on. */
export function readCloud(ref: AccountRef): CloudFile {
  const blank = { note: NOTE, account: ref.account, accountId: ref.accountId, serials: {}, resources: {} };
  const path = cloudPath(ref);
  if (!existsSync(path)) return blank;
  try {
    return { ...blank, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<CloudFile>) };
  } catch (cause) {
    throw new SimFailure(
      'cloud-file-broken',
      `${path} is not valid JSON: mend it, or delete it to empty the account`,
      cause,
    );
  }
}

export function writeCloud(ref: AccountRef, cloud: CloudFile): void {
  const { note, account, accountId, serials, resources } = cloud;
  writeWhole(
    cloudPath(ref),
    spellStable({ note, account, accountId, resources: sorted(resources), serials: sorted(serials) }),
  );
}

export function putResource(cloud: CloudFile, place: { type: string; id: string }, stored: StoredResource): CloudFile {
  const ofType = { ...cloud.resources[place.type], [place.id]: stored };
  return { ...cloud, resources: { ...cloud.resources, [place.type]: ofType } };
}

export function dropResource(cloud: CloudFile, { type, id }: { type: string; id: string }): CloudFile {
  const { [id]: _, ...rest } = cloud.resources[type] ?? {};
  const { [type]: __, ...others } = cloud.resources;
  return { ...cloud, resources: Object.keys(rest).length ? { ...others, [type]: rest } : others };
}

const spellStable = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
