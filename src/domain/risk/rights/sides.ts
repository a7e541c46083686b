import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import type { Comparison } from '../../iam/compare.ts';
import { compare } from '../../iam/compare.ts';
import type { Document, Grant } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { changedAttributes } from '../../plan/differences.ts';
import { memberOf } from '../../plan/read.ts';
import { arnsIn, attachedDocument } from './attached.ts';
import { attachedAttributes, documentAttributes } from './carriers.ts';
import { writtenDocument } from './written-document.ts';

/** What one attribute of a change grants before and after. */
export type Sides = {
  readonly attribute: string;
  readonly before: Document;
  /** Undefined where nobody can say: it is masked, no policy, or known only later with no document behind it. */
  readonly after: Document | undefined;
  /** Some part of what is after is known only later, or stands in a policy that is not in the plan. */
  readonly isPartial: boolean;
};

/** Everything a change does to rights by policies. An attribute that it leaves alone is not among them. */
export function sidesOf(change: ResourceChange, analysis: Analysis): readonly Sides[] {
  if (change.mode !== 'managed' || kindOf(change.actions) === 'forget') return [];
  const documents = documentAttributes.get(change.type);
  const attached = attachedAttributes.get(change.type);
  return [
    ...(documents !== undefined && isTouched(change, documents) ? [documentSides(change, documents, analysis)] : []),
    ...(attached !== undefined && isTouched(change, attached) ? [attachedSides(change, attached, analysis)] : []),
  ];
}

/** What the change allows anew, each with the attribute it stands in. */
export function addedBy(
  change: ResourceChange,
  analysis: Analysis,
): readonly { readonly grant: Grant; readonly attribute: string }[] {
  return sidesOf(change, analysis).flatMap((sides) =>
    compared(sides).added.map((grant) => ({ grant, attribute: sides.attribute })),
  );
}

/** Where one side cannot be read it grants nothing here; that it cannot be read is a finding of its own (IAM-19). */
export function compared({ before, after }: Sides): Comparison {
  return compare(before, after ?? []);
}

/** Documents in an attribute: one text, or blocks that hold one each. */
export function documentsIn(value: Value | undefined): Document | undefined {
  if (!Array.isArray(value)) return documentOf(value);
  const found = value.map((block) => documentOf(memberOf(block, 'policy')));
  const readable = found.filter((document) => document !== undefined);
  return readable.length === found.length ? readable.flat() : undefined;
}

/** A computed attribute that nobody sets becomes unknown with any change and then says nothing. */
function isTouched(change: ResourceChange, attribute: string): boolean {
  if (isUnknown(change, attribute)) return change.configured.includes(attribute);
  const isKept = kindOf(change.actions) === 'update' && !changedAttributes(change).includes(attribute);
  return !isKept && [change.before, change.after].some((values) => isThere(memberOf(values, attribute)));
}

function isThere(value: Value | undefined): boolean {
  return value !== undefined && value !== null;
}

function documentSides(change: ResourceChange, attribute: string, analysis: Analysis): Sides {
  const before = documentsIn(memberOf(change.before, attribute)) ?? [];
  if (!isUnknown(change, attribute)) {
    return { attribute, before, after: documentsIn(memberOf(change.after, attribute)), isPartial: false };
  }
  const written = writtenDocument(change, attribute, analysis);
  return { attribute, before, after: written?.document, isPartial: written?.isWhole === false };
}

function attachedSides(change: ResourceChange, attribute: string, analysis: Analysis): Sides {
  const of = (side: 'before' | 'after') =>
    arnsIn(memberOf(change[side], attribute)).map((arn) => attachedDocument(arn, analysis, side));
  const after = of('after');
  const isLater = isUnknown(change, attribute);
  return {
    attribute,
    before: of('before').flatMap((document) => document ?? []),
    after: isLater ? undefined : after.flatMap((document) => document ?? []),
    isPartial: after.includes(undefined),
  };
}
