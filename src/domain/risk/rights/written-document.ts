import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import type { Document } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { configAddress } from '../../plan/address.ts';
import { holdsMasked, marksAny } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, membersOf, textOf } from '../../plan/read.ts';

/** A policy that the plan does not hold as text. `isWhole`: nothing of it is left for later. */
export type Written = { readonly document: Document; readonly isWhole: boolean };

/**
 * The policy behind an attribute that is known only after the apply, where its only source is an
 * `aws_iam_policy_document` that is read in the same plan: its blocks stand there, and only names of resources may be
 * missing (IAM-19).
 */
export function writtenDocument(change: ResourceChange, attribute: string, analysis: Analysis): Written | undefined {
  const [source, ...others] = change.references[attribute] ?? [];
  if (source === undefined || others.length > 0) return undefined;
  const rows = analysis.changes.filter(
    ({ mode, type, address }) =>
      mode === 'data' && type === 'aws_iam_policy_document' && configAddress(address) === source,
  );
  const written = rows.map(writtenIn);
  const readable = written.filter((one) => one !== undefined);
  if (rows.length === 0 || readable.length < rows.length) return undefined;
  return {
    document: readable.flatMap(({ document }) => document),
    isWhole: readable.every(({ isWhole }) => isWhole),
  };
}

/** Stands for a resource that is named only after the apply. It is one, not all. */
const laterName = 'a resource named later';

function writtenIn(row: ResourceChange): Written | undefined {
  const { after, unknown } = row;
  const merged = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'];
  const isMerged = merged.some((name) => listOf(memberOf(after, name)).length > 0 || marksAny(memberOf(unknown, name)));
  const open = memberOf(unknown, 'statement');
  if (isMerged || unknown === true || open === true || holdsMasked(after)) return undefined;
  const statements = listOf(memberOf(after, 'statement')).map((block, at) => statementFrom(block, listOf(open)[at]));
  const readable = statements.filter((statement) => statement !== undefined);
  if (readable.length < statements.length) return undefined;
  const document = documentOf({ Version: '2012-10-17', Statement: readable.map(({ statement }) => statement) });
  return document && { document, isWhole: readable.every(({ isWhole }) => isWhole) };
}

function statementFrom(
  block: Value,
  open: Value | undefined,
): { readonly statement: Members; readonly isWhole: boolean } | undefined {
  if (!isMembers(block)) return undefined;
  const decisive = ['effect', 'actions', 'not_actions', 'not_resources', 'principals', 'not_principals', 'condition'];
  if (decisive.some((name) => marksAny(memberOf(open, name)))) return undefined;
  const isOpen = marksAny(memberOf(open, 'resources'));
  const resources = listOf(block.resources).map((name) => textOf(name) ?? laterName);
  return {
    isWhole: !isOpen,
    statement: {
      Effect: block.effect ?? 'Allow',
      ...listed('Action', block.actions),
      ...listed('NotAction', block.not_actions),
      ...listed('Resource', isOpen && resources.length === 0 ? [laterName] : resources),
      ...listed('NotResource', block.not_resources),
      ...principals('Principal', block.principals),
      ...principals('NotPrincipal', block.not_principals),
      ...conditions(block.condition),
    },
  };
}

function listed(key: string, names: Value | undefined): Members {
  return listOf(names).length > 0 ? { [key]: listOf(names) } : {};
}

function principals(key: string, blocks: Value | undefined): Members {
  const kinds: Record<string, Value[]> = {};
  for (const block of listOf(blocks)) {
    const { type, identifiers } = membersOf(block);
    const kind = textOf(type) ?? '';
    kinds[kind] = [...(kinds[kind] ?? []), ...listOf(identifiers)];
  }
  if (Object.keys(kinds).length === 0) return {};
  return { [key]: kinds['*'] === undefined ? kinds : '*' };
}

function conditions(blocks: Value | undefined): Members {
  const operators: Record<string, Record<string, Value>> = {};
  for (const block of listOf(blocks)) {
    const { test, variable, values } = membersOf(block);
    const operator = textOf(test) ?? '';
    operators[operator] = { ...operators[operator], [textOf(variable) ?? '']: values ?? [] };
  }
  return Object.keys(operators).length === 0 ? {} : { Condition: operators };
}
