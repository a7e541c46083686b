import type { ResourceChange } from '../analysis.ts';

/** What an action array means (plan-json 3). Order is the engine's: delete first is downtime, create first is not. */
export type Kind =
  | 'no-op'
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'replace-delete-first'
  | 'replace-create-first'
  | 'forget'
  | 'replace-forget'
  | 'open'
  | 'unknown';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['no-op', 'no-op'],
  ['create', 'create'],
  ['read', 'read'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['delete,create', 'replace-delete-first'],
  ['create,delete', 'replace-create-first'],
  ['forget', 'forget'],
  ['create,forget', 'replace-forget'],
  ['forget,create', 'replace-forget'],
  ['open', 'open'],
]);

export function kindOf(actions: readonly string[]): Kind {
  return kinds.get(actions.join(',')) ?? 'unknown';
}

export function isReplace(kind: Kind): boolean {
  return kind.startsWith('replace');
}

/** Does the change end the life of an object in the world? A forgotten one lives on. */
export function destroys({ actions }: Pick<ResourceChange, 'actions'>): boolean {
  return actions.includes('delete');
}

export function forgets({ actions }: Pick<ResourceChange, 'actions'>): boolean {
  return actions.includes('forget');
}

/** Does the change bring a new object into the world, alone or in another's place? */
export function creates({ actions }: Pick<ResourceChange, 'actions'>): boolean {
  return actions.includes('create');
}

/** Does the change write anything at all, be it only to the state? Reading and opening do not. */
export function writes(change: Pick<ResourceChange, 'actions' | 'previousAddress' | 'importing'>): boolean {
  if (change.previousAddress !== undefined || change.importing !== undefined) return true;
  const kind = kindOf(change.actions);
  return kind !== 'no-op' && kind !== 'read' && kind !== 'open';
}
