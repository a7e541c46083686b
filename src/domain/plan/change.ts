import type { ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { kindOf } from './actions.ts';
import { configAddress } from './address.ts';
import type { Configuration } from './configuration.ts';
import { referencesOf } from './configuration.ts';
import type { Mask } from './mask.ts';
import { bothMarks, isMasked, marksAny, masked, unknownOnly } from './mask.ts';
import type { Members } from './read.ts';
import { byText, isMembers, listOf, memberOf, membersOf, textOf, textsOf, wordOf } from './read.ts';
import { unmarked } from './unmarked.ts';

export type Reduction = { readonly configuration: Configuration | undefined; readonly mask: Mask };

/** One row of `resource_changes` or `resource_drift` as rules and people read it. */
export function reducedChange(row: Members, { configuration, mask }: Reduction): ResourceChange {
  const change = membersOf(row.change);
  const marks = bothMarks(change.before_sensitive ?? false, change.after_sensitive ?? false);
  const before = masked(change.before ?? null, marks, mask);
  const after = masked(change.after ?? null, marks, mask);
  const unknown = unknownOnly(change.after_unknown ?? false);
  const address = wordOf(row.address);
  const block = configuration?.get(configAddress(address));
  const set = configuration ? Object.keys(block?.expressions ?? {}) : attributesOf(before, after);
  const pending = isMembers(unknown) ? Object.keys(unknown) : [];
  const shown = unmarked(change);
  return {
    address,
    ...optional('previousAddress', previousAddress(row, address)),
    ...optional('deposed', textOf(row.deposed)),
    mode: wordOf(row.mode),
    type: wordOf(row.type),
    name: wordOf(row.name),
    provider: wordOf(row.provider_name),
    actions: textsOf(change.actions),
    ...optional('reason', textOf(row.action_reason)),
    replacePaths: listOf(change.replace_paths).map(pathText).sort(byText),
    ...optional('importing', importing(change.importing)),
    ...(textOf(change.generated_config) === undefined ? {} : { generatedConfig: true }),
    before,
    after,
    unknown,
    configured: [...set].sort(byText),
    references: block ? Object.fromEntries(pending.map((name) => [name, referencesOf(block, name)])) : {},
    ...(shown.length === 0 ? {} : { unmarked: shown }),
  };
}

/** Does a row, as the plan has it, change nothing: neither the object, nor its address, nor that the state knows it? */
export function isIdle(row: Members): boolean {
  const change = membersOf(row.change);
  const isNoOp = kindOf(textsOf(change.actions)) === 'no-op';
  return isNoOp && previousAddress(row, wordOf(row.address)) === undefined && importing(change.importing) === undefined;
}

/** Rows of one kind in one order, whatever order they came in. */
export function byAddress(a: ResourceChange, b: ResourceChange): number {
  return byText(a.address, b.address) || byText(a.deposed ?? '', b.deposed ?? '');
}

/** Names of all attributes known before or after. What is unknown after and absent before is not among them. */
export function attributesOf(before: Value, after: Value): readonly string[] {
  return [...new Set([...names(before), ...names(after)])].sort(byText);
}

function names(value: Value): readonly string[] {
  return isMembers(value) && !isMasked(value) ? Object.keys(value) : [];
}

/** Is the attribute, or a part of it, known only after the apply? */
export function isUnknown(change: Pick<ResourceChange, 'unknown'>, attribute: string): boolean {
  return change.unknown === true || marksAny(memberOf(change.unknown, attribute));
}

function previousAddress(row: Members, address: string): string | undefined {
  const previous = textOf(row.previous_address);
  return previous === address ? undefined : previous;
}

/** The identifier an object is imported by; newer providers say an identity instead, and it may not be known yet. */
function importing(value: Value | undefined): string | undefined {
  if (!isMembers(value)) return undefined;
  if (value.unknown === true) return 'known after the apply';
  return textOf(value.id) ?? canonical(value.identity ?? null);
}

function pathText(path: Value): string {
  return listOf(path)
    .map((step) => (typeof step === 'string' && /^[A-Za-z0-9_-]+$/.test(step) ? `.${step}` : `[${canonical(step)}]`))
    .join('')
    .replace(/^[.]/, '');
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [key in K]?: string } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: string };
}
