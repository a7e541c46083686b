import type { Analysis, Value } from '../../analysis.ts';
import { compare, widens } from '../../iam/compare.ts';
import type { Document } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { managedDocument, managedName } from '../../iam/managed-policies.ts';
import { memberOf, textOf, textsOf } from '../../plan/read.ts';

/** Policies an attachment names: one ARN, or a list of them. */
export function arnsIn(value: Value | undefined): readonly string[] {
  const one = textOf(value);
  return one === undefined || one === '' ? textsOf(value) : [one];
}

/**
 * What a policy allows that is attached by its ARN: one of AWS' own, or one of the same state. Undefined for one that
 * stands elsewhere, or cannot be read.
 */
export function attachedDocument(arn: string, analysis: Analysis, side: 'before' | 'after'): Document | undefined {
  const name = managedName(arn);
  if (name !== undefined) return managedDocument(name);
  const change = analysis.changes.find(
    ({ type, before, after }) =>
      type === 'aws_iam_policy' && [before, after].some((values) => memberOf(values, 'arn') === arn),
  );
  if (change) return documentOf(memberOf(change[side], 'policy') ?? true);
  const sibling = analysis.siblings.find(
    ({ type, values }) => type === 'aws_iam_policy' && memberOf(values, 'arn') === arn,
  );
  return sibling && documentOf(memberOf(sibling.values, 'policy') ?? true);
}

/** Does the one policy allow nothing that the other did not? Only where both can be read. */
export function isNarrowerPolicy(
  { before, after }: { readonly before: string; readonly after: string },
  analysis: Analysis,
): boolean {
  const had = attachedDocument(before, analysis, 'before');
  const has = attachedDocument(after, analysis, 'after');
  const isReadable = had !== undefined && has !== undefined && had.length > 0 && has.length > 0;
  return isReadable && !widens(compare(had, has));
}
