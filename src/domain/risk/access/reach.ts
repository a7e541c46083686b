import type { ResourceChange } from '../../analysis.ts';
import type { Grant } from '../../iam/document.ts';
import { overlaps } from '../../iam/pattern.ts';
import { listText } from '../../plan/differences.ts';
import { listOf } from '../../plan/read.ts';
import { afterOf } from '../change-facts.ts';
import { policyCarrier } from './policy-carriers.ts';

const frontDoors = new Set(['execute-api:invoke', 'lambda:invokefunctionurl']);

/** Is it only the door through which a service is called, made to be used by strangers? */
export function isFrontDoor({ actions }: Grant): boolean {
  return !actions.not && actions.names.every((name) => frontDoors.has(name));
}

/** Does only what is already in the same network get as far as the policy of this resource? */
export function isInsideOnly(change: ResourceChange): boolean {
  return policyCarrier(change.type)?.isInside === true || listOf(afterOf(change, 'vpc_options')).length > 0;
}

/** Can the grant be used for an action of which the name begins with one of the verbs? `service` narrows it down. */
export function allowsVerb({ actions }: Grant, verbs: readonly string[], service = '*'): boolean {
  if (actions.not) return true;
  return actions.names.some((action) => {
    const [of = '', name = '*'] = action.includes(':') ? action.split(':') : [action, '*'];
    return overlaps(of, service) && verbs.some((verb) => overlaps(name, verb));
  });
}

/** The actions of grants in a sentence. */
export function actionsText(grants: readonly Grant[]): string {
  const names = grants.flatMap(({ actions }) => (actions.not ? ['nearly every action'] : actions.names));
  return listText([...new Set(names)].sort());
}
