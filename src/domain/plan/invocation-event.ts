import type { WhenItRuns } from '../analysis.ts';
import type { Members } from './read.ts';
import { isMembers, memberOf, wordOf } from './read.ts';

const events: readonly WhenItRuns[] = [
  'before_create',
  'after_create',
  'before_update',
  'after_update',
  'before_destroy',
  'after_destroy',
];

/** When an invocation of `action_invocations` happens. The engine writes `BeforeDestroy`, a configuration `before_destroy`. */
export function invocationEvent(invocation: Members): WhenItRuns {
  if (isMembers(invocation.invoke_action_trigger)) return 'invoked';
  const event = wordOf(memberOf(invocation.lifecycle_action_trigger, 'action_trigger_event'));
  return events.find((name) => plain(name) === plain(event)) ?? 'unknown';
}

function plain(event: string): string {
  return event.replace('_', '').toLowerCase();
}
