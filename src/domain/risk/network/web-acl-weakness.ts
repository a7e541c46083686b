import type { AclEntry, WebAcl } from './web-acl.ts';
import { stops } from './web-acl.ts';

/** One way in which an ACL stops less than before. */
export type AclWeakness = {
  readonly attribute: 'rule' | 'default_action';
  readonly say: string;
  readonly isCertain: boolean;
};

/** Everything a changed web ACL no longer stops, or may no longer. Names of rules are no secret. */
export function weaknesses(before: WebAcl, after: WebAcl): readonly AclWeakness[] {
  return [...ofFallback(before, after), ...ofRules(before, after)];
}

function ofFallback(before: WebAcl, after: WebAcl): readonly AclWeakness[] {
  const attribute = 'default_action';
  if (before.fallback === 'allow' || before.fallback === after.fallback) return [];
  return after.fallback === 'allow'
    ? [{ attribute, say: 'lets through what no rule speaks of', isCertain: before.fallback === 'block' }]
    : after.fallback === 'unknown'
      ? [{ attribute, say: 'may let through what no rule speaks of', isCertain: false }]
      : [];
}

function ofRules(before: WebAcl, after: WebAcl): readonly AclWeakness[] {
  const attribute = 'rule';
  if (before.rules === undefined || after.rules === undefined) {
    return [{ attribute, say: 'what its rules stop cannot be told', isCertain: false }];
  }
  const later = after.rules;
  const sides = { before: before.rules, after: later };
  return before.rules.filter(stops).flatMap((was) => {
    const is = later.find(({ name }) => name === was.name);
    if (!is) return [{ attribute, say: `takes away rule ${was.name}`, isCertain: true }] as const;
    return ofRule(was, is, sides).map((found) => ({ attribute, ...found }) as const);
  });
}

type Sides = { readonly before: readonly AclEntry[]; readonly after: readonly AclEntry[] };

function ofRule(was: AclEntry, is: AclEntry, sides: Sides): readonly Omit<AclWeakness, 'attribute'>[] {
  const isCertain = true;
  if (!stops(is)) return [{ say: `rule ${was.name} stops nothing any more`, isCertain }];
  const found = [];
  if (is.action === 'unknown' && was.action !== 'unknown') {
    found.push({ say: `what rule ${was.name} does cannot be told`, isCertain: false });
  }
  if (was.action === 'block' && (is.action === 'captcha' || is.action === 'challenge')) {
    found.push({ say: `rule ${was.name} asks instead of blocking`, isCertain });
  }
  const limit = is.limit ?? (was.limit === undefined ? 0 : Number.POSITIVE_INFINITY);
  if (limit > (was.limit ?? limit)) found.push({ say: `rule ${was.name} lets more requests pass`, isCertain });
  if (is.looksFor === undefined || is.looksFor !== was.looksFor) {
    found.push({ say: `rule ${was.name} looks for something else`, isCertain: is.looksFor !== undefined });
  }
  if (isOvertaken(was, is, sides))
    found.push({ say: `rule ${was.name} comes behind one that lets through`, isCertain });
  return found;
}

/** Is there a rule that lets through and is asked first now, and was not before? */
function isOvertaken(was: AclEntry, is: AclEntry, { before, after }: Sides): boolean {
  const first = (rules: readonly AclEntry[], than: AclEntry) =>
    rules.filter(({ action, priority }) => action === 'allow' && priority < than.priority);
  const known = first(before, was);
  return first(after, is).some(
    (allow) => !known.some((old) => old.name === allow.name && old.looksFor === allow.looksFor),
  );
}
