import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { creates } from '../../plan/actions.ts';
import { meaningText } from '../../plan/differences.ts';
import { parseJson } from '../../plan/json.ts';
import { holdsMasked } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, membersOf } from '../../plan/read.ts';
import { inBlock } from './blocks.ts';

/** After how long something is deleted by itself, of what is selected. The empty selection is everything. */
type Expiry = { readonly selection: string; readonly keeps: number };

type Reader = {
  readonly attribute: string;
  /** The attribute that names the store it works on and the store's type, where it is not the store itself. */
  readonly store?: readonly [attribute: string, type: string];
  /** One rule's expiries; undefined where it cannot be read. */
  readonly read: (rule: Members) => readonly Expiry[];
  /** The rules, where they are not blocks. */
  readonly rules?: (value: Value | undefined) => readonly Value[] | undefined;
};

export const expiryReaders: ReadonlyMap<string, Reader> = new Map([
  ['aws_s3_bucket_lifecycle_configuration', { attribute: 'rule', store: ['bucket', 'aws_s3_bucket'], read: s3Rule }],
  ['aws_s3_bucket', { attribute: 'lifecycle_rule', read: s3Rule }],
  ['google_storage_bucket', { attribute: 'lifecycle_rule', read: googleRule }],
  [
    'aws_ecr_lifecycle_policy',
    { attribute: 'policy', store: ['repository', 'aws_ecr_repository'], read: imageRule, rules: imageRules },
  ],
  [
    'azurerm_storage_management_policy',
    { attribute: 'rule', store: ['storage_account_id', 'azurerm_storage_account'], read: azureRule },
  ],
]);

/** Expiries of one side of a change. Undefined where they cannot be read. */
export function expiriesOf(reader: Reader, side: Value): readonly Expiry[] | undefined {
  const value = memberOf(side, reader.attribute);
  if (holdsMasked(value)) return undefined;
  const rules = reader.rules ? reader.rules(value) : listOf(value);
  return rules?.flatMap((rule) => (isMembers(rule) ? reader.read(rule) : []));
}

/** Expiries that delete something that was kept, or kept longer. */
export function sooner(before: readonly Expiry[], after: readonly Expiry[]): readonly Expiry[] {
  return after.filter(
    (expiry) =>
      !before.some(
        ({ selection, keeps }) => keeps <= expiry.keeps && (selection === expiry.selection || isEverything(selection)),
      ),
  );
}

/** Is the store made by this same plan, so that there is nothing in it to lose? */
export function isNewStore({ after, unknown }: ResourceChange, { store }: Reader, { changes }: Analysis): boolean {
  if (store === undefined) return false;
  const [attribute, type] = store;
  if (memberOf(unknown, attribute) === true) return true;
  const name = memberOf(after, attribute);
  const made = changes.filter((change) => change.type === type && creates(change));
  return made.some(({ after: values }) => ['bucket', 'name'].some((named) => memberOf(values, named) === name));
}

function s3Rule(rule: Members): readonly Expiry[] {
  if (rule.status === 'Disabled' || rule.enabled === false) return [];
  const selection = selectionOf([rule.filter, rule.prefix, rule.tags]);
  return [
    ...expiry(selection, inBlock(rule, 'expiration', 'days')),
    ...expiry(selection, inBlock(rule, 'expiration', 'date')),
    ...expiry(`old ${selection}`, inBlock(rule, 'noncurrent_version_expiration', 'noncurrent_days')),
    ...expiry(`old ${selection}`, inBlock(rule, 'noncurrent_version_expiration', 'days')),
  ];
}

function googleRule(rule: Members): readonly Expiry[] {
  if (inBlock(rule, 'action', 'type') !== 'Delete') return [];
  const { age = null, ...others } = membersOf(listOf(rule.condition)[0]);
  return [{ selection: selectionOf([others]), keeps: typeof age === 'number' ? age : 0 }];
}

function azureRule(rule: Members): readonly Expiry[] {
  if (rule.enabled === false) return [];
  const selection = selectionOf([rule.filters]);
  return ['base_blob', 'snapshot', 'version'].flatMap((kind) =>
    Object.entries(membersOf(listOf(inBlock(rule, 'actions', kind))[0]))
      .filter(([name]) => name.startsWith('delete_after'))
      .flatMap(([name, days]) => expiry(`${kind} ${name} ${selection}`, days)),
  );
}

function imageRules(policy: Value | undefined): readonly Value[] | undefined {
  if (policy === undefined || policy === null) return [];
  const parsed = typeof policy === 'string' ? parseJson(policy) : { wrong: 'no text' };
  return 'value' in parsed ? listOf(memberOf(parsed.value, 'rules')) : undefined;
}

function imageRule(rule: Members): readonly Expiry[] {
  const { countNumber = null, ...others } = membersOf(rule.selection);
  return expiry(selectionOf([others]), countNumber);
}

function expiry(selection: string, keeps: Value): readonly Expiry[] {
  if (typeof keeps === 'number') return keeps > 0 ? [{ selection, keeps }] : [];
  return typeof keeps === 'string' && keeps !== '' ? [{ selection: `${selection} on ${keeps}`, keeps: 0 }] : [];
}

/** What is selected, as text that is equal for equal meaning. */
function selectionOf(parts: readonly (Value | undefined)[]): string {
  return parts
    .map(meaningText)
    .filter((text) => text !== 'null' && text !== '[null]')
    .join(' ');
}

function isEverything(selection: string): boolean {
  return selection === '';
}
