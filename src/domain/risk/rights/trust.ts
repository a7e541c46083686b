import type { Analysis, ResourceChange } from '../../analysis.ts';
import type { Comparison } from '../../iam/compare.ts';
import { compare } from '../../iam/compare.ts';
import type { Document } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { afterOf, beforeOf, sets } from '../change-facts.ts';
import { writtenDocument } from './written-document.ts';

export const trustAttribute = 'assume_role_policy';

/** What a change does to who may take a role. `later` and `unreadable` are never clear. */
export type TrustChange = { readonly before: Document; readonly comparison: Comparison } | 'later' | 'unreadable';

/** Undefined where the change leaves trust alone, or ends the role. */
export function trustChange(change: ResourceChange, analysis: Analysis): TrustChange | undefined {
  const kind = kindOf(change.actions);
  if (change.type !== 'aws_iam_role' || change.after === null || kind === 'read' || kind === 'no-op') return undefined;
  if (!sets(change, trustAttribute)) return undefined;
  const isLater = isUnknown(change, trustAttribute);
  const after = isLater
    ? writtenDocument(change, trustAttribute, analysis)?.document
    : documentOf(afterOf(change, trustAttribute));
  if (after === undefined) return isLater ? 'later' : 'unreadable';
  const before = documentOf(beforeOf(change, trustAttribute)) ?? [];
  return { before, comparison: compare(before, after) };
}
