import type { ResourceChange, Sibling, Value } from '../analysis.ts';
import { allGrantSources, grantSources } from './grants/carriers.ts';
import { allIdentitySiblings, identitySiblings } from './identity-siblings.ts';
import type { Mask } from './mask.ts';
import { masked } from './mask.ts';
import { groupOfMember } from './members.ts';
import { neighbourReads, networkNeighbours } from './neighbours.ts';
import type { Members } from './read.ts';
import { byText, listOf, memberOf, membersOf, wordOf } from './read.ts';

const loadBalancer = ['arn', 'internal', 'load_balancer_type', 'name'];

/** What a change of this type cannot be understood without. */
const neededByChanges: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    'aws_wafv2_web_acl_association',
    new Map([
      ['aws_lb', loadBalancer],
      ['aws_alb', loadBalancer],
    ]),
  ],
  ...[...groupOfMember].map(([type, group]) => [type, new Map([[type, [group]]])] as const),
]);

const allReads = merged([
  ...neededByChanges.values(),
  ...allIdentitySiblings,
  ...neighbourReads(),
  ...allGrantSources(),
]);

/** Resources of the state beside the changed ones that explain something about them, cut to what is read. */
export function siblingsOf(
  plan: Members,
  rows: { readonly changes: readonly ResourceChange[]; readonly drift: readonly ResourceChange[] },
  mask: Mask,
): readonly Sibling[] {
  const wanted = merged([
    ...typesOf(rows.changes).flatMap((type) => [neededByChanges.get(type) ?? new Map(), identitySiblings(type)]),
    ...typesOf(rows.drift).map(grantSources),
  ]);
  const state = stateOf(plan);
  const near = networkNeighbours(rows.changes, state);
  if (wanted.size === 0 && near.size === 0) return [];
  return state
    .flatMap((resource) => {
      const reads = [...(wanted.get(wordOf(resource.type)) ?? []), ...(near.get(resource) ?? [])];
      return sibling(resource, [...new Set(reads)], mask);
    })
    .sort((a, b) => byText(a.address, b.address));
}

type Wanted = ReadonlyMap<string, readonly string[]>;

/** Two reasons to keep a type keep what either of them reads. */
function merged(all: readonly Wanted[]): Wanted {
  const wanted = new Map<string, readonly string[]>();
  for (const [type, reads] of all.flatMap((some) => [...some])) {
    wanted.set(type, [...new Set([...(wanted.get(type) ?? []), ...reads])]);
  }
  return wanted;
}

function typesOf(rows: readonly ResourceChange[]): readonly string[] {
  return [...new Set(rows.map(({ type }) => type))];
}

/** The attributes by which an object of this type may have to explain another; none where it never has to. */
export function siblingReads(type: string): readonly string[] | undefined {
  return allReads.get(type);
}

/** Every object of the state the plan was made from. */
export function stateOf(plan: Members): readonly Members[] {
  return resourcesOf(memberOf(memberOf(plan.prior_state, 'values'), 'root_module'));
}

function resourcesOf(module: Value | undefined): readonly Members[] {
  const own = listOf(memberOf(module, 'resources')).map(membersOf);
  return [...own, ...listOf(memberOf(module, 'child_modules')).flatMap(resourcesOf)];
}

function sibling(resource: Members, reads: readonly string[], mask: Mask): readonly Sibling[] {
  const type = wordOf(resource.type);
  if (reads.length === 0 || resource.mode !== 'managed' || resource.deposed_key !== undefined) return [];
  const values = masked(resource.values ?? null, resource.sensitive_values ?? false, mask);
  const kept = reads.flatMap((name) => {
    const value = memberOf(values, name);
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return [{ address: wordOf(resource.address), type, values: Object.fromEntries(kept) }];
}
