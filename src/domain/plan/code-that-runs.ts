import type { CodeThatRuns, ResourceChange } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { kindOf } from './actions.ts';
import { configAddress } from './address.ts';
import type { Reduction } from './change.ts';
import type { ConfiguredResource } from './configuration.ts';
import type { Members } from './read.ts';
import { byText, listOf, memberOf, membersOf, textOf, wordOf } from './read.ts';

/** Data sources that run a program or call an address. They run whenever the stack is planned. */
const runningSources: ReadonlyMap<string, string> = new Map([
  ['external', 'runs a program while planning'],
  ['http', 'calls an address while planning'],
  ['shell_script', 'runs a shell script while planning'],
]);

/**
 * Code that no resource change shows (F6): provisioners of what is made or destroyed, data sources that run something,
 * and actions the engine will invoke. What it runs is seen only as an HMAC, because command lines carry secrets.
 */
export function codeThatRuns(
  plan: Members,
  changes: readonly ResourceChange[],
  { configuration, mask }: Reduction,
): readonly CodeThatRuns[] {
  const blocks = [...(configuration?.values() ?? [])];
  const found = [
    ...changes.flatMap((change) => provisionersOf(change, configuration?.get(configAddress(change.address)))),
    ...blocks.filter(({ mode }) => mode === 'data').flatMap(dataSource),
    ...listOf(plan.action_invocations).map((item) => invocation(membersOf(item))),
    ...listOf(plan.deferred_action_invocations).map((item) =>
      invocation(membersOf(memberOf(item, 'action_invocation'))),
    ),
  ];
  return found
    .map(({ called, ...code }) => ({ ...code, seen: mask(canonical(called)) }))
    .sort((a, b) => byText(canonical(a), canonical(b)));
}

type Found = Omit<CodeThatRuns, 'seen'> & { readonly called: unknown };

/** The plan does not say whether a provisioner runs at creation or at destruction, so either counts. */
function provisionersOf(change: ResourceChange, block: ConfiguredResource | undefined): readonly Found[] {
  const kind = kindOf(change.actions);
  if (kind === 'no-op' || kind === 'update' || kind === 'read' || kind === 'forget') return [];
  return (block?.provisioners ?? []).map((provisioner) => {
    const type = textOf(memberOf(provisioner, 'type')) ?? 'unknown';
    return { address: change.address, kind: 'provisioner', say: `runs a ${type} provisioner`, called: provisioner };
  });
}

function dataSource({ type, address, expressions }: ConfiguredResource): readonly Found[] {
  const say = runningSources.get(type);
  return say === undefined ? [] : [{ address, kind: 'data source', say, called: expressions }];
}

function invocation(item: Members): Found {
  const trigger = memberOf(item.lifecycle_action_trigger, 'triggering_resource_address');
  const address = wordOf(item.address);
  const say = typeof trigger === 'string' ? `is an action that ${trigger} triggers` : 'is an action that is invoked';
  return { address, kind: 'action', say, called: item };
}
