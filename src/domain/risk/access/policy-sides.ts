import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import type { Comparison } from '../../iam/compare.ts';
import { compare } from '../../iam/compare.ts';
import type { Document, Grant } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { creates, kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf } from '../../plan/read.ts';
import { touchedAttributes } from '../change-facts.ts';
import { writtenDocument } from '../rights/written-document.ts';
import { goesAway } from '../switched-off.ts';
import type { PolicyCarrier } from './policy-carriers.ts';
import { policyCarrier } from './policy-carriers.ts';
import { grantAttributes, statementSide } from './single-grants.ts';

/** The policy on a resource before and after a change. Undefined on a side that nobody can read. */
export type PolicySides = {
  readonly attribute: string;
  readonly before: Document | undefined;
  readonly after: Document | undefined;
};

/** Undefined where the change leaves every policy on a resource alone, or takes policy and resource away together. */
export function policySides(change: ResourceChange, analysis: Analysis): PolicySides | undefined {
  const known = read.get(change) ?? sidesOf(change, analysis) ?? 'untouched';
  read.set(change, known);
  return known === 'untouched' ? undefined : known;
}

function sidesOf(change: ResourceChange, analysis: Analysis): PolicySides | undefined {
  if (change.mode !== 'managed' || change.deposed !== undefined) return undefined;
  const isChanged = creates(change) || kindOf(change.actions) === 'update';
  if (!isChanged && !goesAway(change)) return undefined;
  const [attribute] = grantAttributes(change.type);
  if (attribute !== undefined) return { attribute, before: grantOn(change, 'before'), after: grantOn(change, 'after') };
  return carriedSides(change, analysis, isChanged);
}

/** What a readable change of a policy lets in and keeps out. Undefined where a side cannot be read. */
export function comparedSides(sides: PolicySides | undefined): Comparison | undefined {
  if (!sides?.before || !sides.after) return undefined;
  const known = comparisons.get(sides) ?? compare(sides.before, sides.after);
  comparisons.set(sides, known);
  return known;
}

/** Many rules ask of one change, and comparing is what costs. */
const comparisons = new WeakMap<PolicySides, Comparison>();
const read = new WeakMap<ResourceChange, PolicySides | 'untouched'>();

function grantOn(change: ResourceChange, side: 'before' | 'after'): Document | undefined {
  if (change[side] === null) return [];
  const found = statementSide(change, side);
  return found === undefined || found === 'later' ? undefined : documentOf(found.policy);
}

function carriedSides(change: ResourceChange, analysis: Analysis, isChanged: boolean): PolicySides | undefined {
  const carrier = policyCarrier(change.type);
  if (!carrier || !(isChanged || carrier.isWhole)) return undefined;
  const { attribute } = carrier;
  if (kindOf(change.actions) === 'update' && !touchedAttributes(change).includes(attribute)) return undefined;
  const before = change.before === null ? [] : documentIn(change.before, carrier);
  if (!isChanged) return { attribute, before, after: [] };
  if (!isUnknown(change, attribute)) return { attribute, before, after: documentIn(change.after, carrier) };
  if (!change.configured.includes(attribute)) return undefined;
  return { attribute, before, after: writtenDocument(change, attribute, analysis)?.document };
}

/** A policy resource without its policy is one of a provider that writes it elsewhere: nobody can say what it grants. */
function documentIn(values: Value, { attribute, isWhole }: PolicyCarrier): Document | undefined {
  const policy = memberOf(values, attribute);
  return policy === undefined && isWhole ? undefined : documentOf(policy);
}

/** What the change newly allows, cut to what is new. Nothing where a side cannot be read: `policy-unread` says that. */
export function addedGrants(
  change: ResourceChange,
  analysis: Analysis,
): { readonly attribute: string; readonly grants: readonly Grant[] } {
  const sides = policySides(change, analysis);
  return { attribute: sides?.attribute ?? '', grants: comparedSides(sides)?.added ?? [] };
}
