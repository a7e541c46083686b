import type { Value } from '../../analysis.ts';
import { listOf, memberOf, textsOf, wordOf } from '../../plan/read.ts';

/** Sources that a selector can leave out of the management events. */
const excludable = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];

/** What plain selectors write down, one text each: `management Write kms.amazonaws.com`, `data Read AWS::S3::Object arn`. */
export function eventsOf(selectors: Value | undefined): readonly string[] {
  const given = listOf(selectors);
  return given.length === 0 ? selectorEvents({}) : given.flatMap(selectorEvents);
}

function selectorEvents(selector: Value): readonly string[] {
  const kind = wordOf(memberOf(selector, 'read_write_type'));
  const ways = kind === 'ReadOnly' ? ['Read'] : kind === 'WriteOnly' ? ['Write'] : ['Read', 'Write'];
  const excluded = textsOf(memberOf(selector, 'exclude_management_event_sources'));
  const sources = [...excludable.filter((source) => !excluded.includes(source)), 'others'];
  const managed = memberOf(selector, 'include_management_events') === false ? [] : sources;
  const data = listOf(memberOf(selector, 'data_resource')).flatMap((resource) =>
    textsOf(memberOf(resource, 'values')).map((value) => `${wordOf(memberOf(resource, 'type'))} ${value}`),
  );
  return ways.flatMap((way) => [
    ...managed.map((source) => `management ${way} ${source}`),
    ...data.map((resource) => `data ${way} ${resource}`),
  ]);
}

/** Is every event that some selector of `before` takes taken by one of `after`? No where that cannot be proved. */
export function advancedKept(before: readonly Value[], after: readonly Value[]): boolean {
  return before.every((had) => after.some((has) => takesAll(has, had)));
}

/** All fields must hold, so a wider selector asks for no field that the narrower one does not ask for as strictly. */
function takesAll(wide: Value, narrow: Value): boolean {
  const held = listOf(memberOf(narrow, 'field_selector'));
  return listOf(memberOf(wide, 'field_selector')).every((asked) =>
    held.some((field) => memberOf(field, 'field') === memberOf(asked, 'field') && implies(field, asked)),
  );
}

const positive = ['equals', 'starts_with', 'ends_with'];
const negative = ['not_equals', 'not_starts_with', 'not_ends_with'];

function implies(held: Value, asked: Value): boolean {
  const had = (name: string): readonly string[] => textsOf(memberOf(held, name));
  const has = (name: string): readonly string[] => textsOf(memberOf(asked, name));
  const isFree = positive.every((name) => has(name).length === 0);
  const isNamed = positive.some((name) => had(name).length > 0);
  return (
    (isFree || (isNamed && positive.every((name) => had(name).every((value) => has(name).includes(value))))) &&
    negative.every((name) => has(name).every((value) => had(name).includes(value)))
  );
}
