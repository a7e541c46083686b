import { type Block, block, computed, either, optional, stringMap } from '../schema/schema.ts';
import { textOf, type Value, type Values } from '../schema/values.ts';

export type Place = { readonly account: string; readonly accountId: string; readonly region: string };

/** What a computed attribute may be made of while its resource comes to be. */
export type Birth = {
  readonly place: Place;
  readonly id: string;
  readonly draft: Values;
  /** Letters that look random and are the same on every run of the same story. */
  fresh(kind: string, length?: number): string;
};

/** The other resources of the account, for attributes that siblings fill. */
export type Siblings = { of(type: string): readonly Values[] };

/** A reference that the cloud checks; a held resource cannot be deleted while this one exists. */
export type Need = { readonly attribute: string; readonly type: string; readonly code: string; readonly holds?: true };

export type ResourceType = {
  readonly block: Block;
  readonly id: (birth: Omit<Birth, 'id'>) => string;
  readonly fill?: { readonly [attribute: string]: (birth: Birth) => Value };
  readonly unique?: { readonly by: string; readonly code: string };
  readonly needs?: readonly Need[];
  /** Attributes into which the cloud reports what sibling resources added: elements of a list or set, or one text. */
  readonly siblings?: (self: Values, siblings: Siblings) => { readonly [attribute: string]: Value };
  /** Values that change on every read although nobody touched anything. */
  readonly restless?: readonly string[];
  readonly isGlobal?: true;
};

/** Types by the name a configuration calls them. */
export type ResourceTypes = { readonly [name: string]: ResourceType };

export type DataSource = {
  readonly block: Block;
  readonly read: (config: Values, place: Place) => Values;
};

/** A block of a resource that carries tags, which is nearly every one. */
export function tagged(attributes: Block['attributes'], blocks: Block['blocks'] = {}): Block {
  return block({ id: either('string'), ...attributes, tags: optional(stringMap), tags_all: either(stringMap) }, blocks);
}

export function untagged(attributes: Block['attributes'], blocks: Block['blocks'] = {}): Block {
  return block({ id: computed('string'), ...attributes }, blocks);
}

/** An ARN in the place of the resource; services without regions leave theirs empty. */
export function arn(service: string, { accountId, region }: Place, path: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${path}`;
}

export const globalArn = (service: string, place: Place, path: string): string =>
  arn(service, { ...place, region: '' }, path);

export const numbered = (prefix: string) => (birth: Omit<Birth, 'id'>) => `${prefix}-${birth.fresh(prefix, 17)}`;

/** The name given, or one made from the prefix given. */
export function nameOf({ draft, fresh }: Omit<Birth, 'id'>): string {
  return textOf(draft.name) || `${textOf(draft.name_prefix) || 'terraform-'}${fresh('name', 26)}`;
}

export const ownerId = ({ place }: Birth): Value => place.accountId;
