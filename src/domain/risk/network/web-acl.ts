import type { Value } from '../../analysis.ts';
import { canonical } from '../../canonical.ts';
import { isMasked, marksAny } from '../../plan/mask.ts';
import { isMembers, listOf, memberOf, membersOf, wordOf } from '../../plan/read.ts';
import { lookUp } from '../policy-path.ts';

/** What a rule of a web ACL does with a request it speaks of. A rule group decides by itself unless it only counts. */
export type AclAction = 'block' | 'allow' | 'count' | 'captcha' | 'challenge' | 'group' | 'unknown';

export type AclEntry = {
  readonly name: string;
  readonly priority: number;
  readonly action: AclAction;
  /** Requests in the window of a rate rule. */
  readonly limit: number | undefined;
  /** What it looks for, the limit apart, as text that tells equal from different. Undefined where not all is known. */
  readonly looksFor: string | undefined;
  /** Everything else about it: how its action is carried out, labels, metrics. */
  readonly besides: string;
};

export type WebAcl = {
  readonly fallback: 'allow' | 'block' | 'unknown';
  /** Undefined where the rules cannot be told. */
  readonly rules: readonly AclEntry[] | undefined;
};

export function webAclOf(values: Value, unknown: Value): WebAcl {
  const rules = memberOf(values, 'rule') ?? [];
  const marks = memberOf(unknown, 'rule');
  const isOpen = unknown === true || marks === true || marksAny(memberOf(unknown, 'rule_json'));
  const isReadable = !isOpen && Array.isArray(rules) && !wordOf(memberOf(values, 'rule_json'));
  const read = isReadable ? listOf(rules).map((rule, i) => entryOf(rule, listOf(marks)[i] ?? {})) : undefined;
  return {
    fallback: fallbackOf(values, unknown),
    rules: read?.every((entry) => entry !== undefined) ? [...read].sort((a, b) => a.priority - b.priority) : undefined,
  };
}

/** Does it keep a request out, or at least may it? */
export function stops({ action }: Pick<AclEntry, 'action'>): boolean {
  return action !== 'allow' && action !== 'count';
}

function fallbackOf(values: Value, unknown: Value): WebAcl['fallback'] {
  const has = (name: string) => lookUp([{ name: 'default_action' }, 'each', { name }], values, unknown);
  const [allow, block] = [has('allow'), has('block')];
  if (allow.length > 0 && block.length === 0 && !allow.includes('unknown')) return 'allow';
  return block.length > 0 && allow.length === 0 && !block.includes('unknown') ? 'block' : 'unknown';
}

function entryOf(rule: Value, marks: Value): AclEntry | undefined {
  if (!isMembers(rule) || isMasked(rule)) return undefined;
  const { name, priority, statement, ...besides } = rule;
  if (typeof name !== 'string' || typeof priority !== 'number') return undefined;
  const rate = membersOf(listOf(memberOf(listOf(statement)[0], 'rate_based_statement'))[0]);
  const isRate = typeof rate.limit === 'number';
  const isOpen = marksAny(memberOf(marks, 'statement'));
  return {
    name,
    priority,
    action: actionOf(rule, marks),
    limit: typeof rate.limit === 'number' ? rate.limit : undefined,
    looksFor: isOpen ? undefined : canonical(isRate ? { ...rate, limit: null } : (statement ?? null)),
    besides: canonical(besides),
  };
}

const actions = ['block', 'allow', 'count', 'captcha', 'challenge'] as const;

function actionOf(rule: Value, marks: Value): AclAction {
  const has = (block: string, name: string) => {
    const found = lookUp([{ name: block }, 'each', { name }], rule, marks);
    return found.length > 0 && !found.includes('unknown');
  };
  const own = actions.filter((name) => has('action', name));
  const [only] = own;
  if (own.length === 1 && only !== undefined) return only;
  const [counts, decides] = [has('override_action', 'count'), has('override_action', 'none')];
  if (own.length > 0 || counts === decides) return 'unknown';
  return counts ? 'count' : 'group';
}
