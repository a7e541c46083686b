import type { CodeThatRuns, ResourceChange } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { configAddress } from './address.ts';
import type { Reduction } from './change.ts';
import type { ConfiguredResource } from './configuration.ts';
import { invocationEvent } from './invocation-event.ts';
import type { Found } from './provisioners.ts';
import { provisionersOf } from './provisioners.ts';
import type { Members } from './read.ts';
import { byText, listOf, memberOf, membersOf, wordOf } from './read.ts';

/** Data sources that run a program or call an address. They run whenever the stack is planned. */
const runningSources: ReadonlyMap<string, string> = new Map([
  ['external', 'runs a program'],
  ['http', 'calls an address'],
  ['shell_script', 'runs a shell script'],
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
  const readLater = new Set(changes.flatMap(({ mode, address }) => (mode === 'data' ? [configAddress(address)] : [])));
  const found = [
    ...changes.flatMap((change) => provisionersOf(change, configuration?.get(configAddress(change.address)))),
    ...blocks.filter(({ mode }) => mode === 'data').flatMap((block) => dataSource(block, readLater)),
    ...listOf(plan.action_invocations).map((item) => invocation(membersOf(item))),
    ...listOf(plan.deferred_action_invocations).map((item) =>
      invocation(membersOf(memberOf(item, 'action_invocation'))),
    ),
  ];
  return found
    .map(({ called, ...code }) => ({ ...code, seen: mask(canonical(called)) }))
    .sort((a, b) => byText(canonical(a), canonical(b)));
}

function dataSource({ type, address, expressions }: ConfiguredResource, later: ReadonlySet<string>): readonly Found[] {
  const does = runningSources.get(type);
  if (does === undefined) return [];
  const when = later.has(address) ? 'apply' : 'planning';
  const say = `${does} ${when === 'apply' ? 'during the apply' : 'while planning'}`;
  return [{ address, kind: 'data source', type, when, say, called: expressions }];
}

function invocation(item: Members): Found {
  const trigger = memberOf(item.lifecycle_action_trigger, 'triggering_resource_address');
  const say = typeof trigger === 'string' ? `is an action that ${trigger} triggers` : 'is an action that is invoked';
  const address = wordOf(item.address);
  return { address, kind: 'action', type: wordOf(item.type), when: invocationEvent(item), say, called: item };
}
