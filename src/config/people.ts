import type { Person, PersonKey } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { readPeriod } from './instants.ts';
import type { Mention } from './names.ts';
import { given, reportRepeated, tableOf } from './names.ts';
import type { PersonEntry } from './schemas/people.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { many } from './schemas/texts.ts';
import type { Path, Report } from './source.ts';

type Entry = { readonly checked: Checked<PoliciesFile>; readonly path: Path; readonly person: PersonEntry };

/** The persons of all policies files, in the order they are written. Ids, e-mails and keys are one person's alone. */
export function peopleFrom(files: readonly Checked<PoliciesFile>[], report: Report): readonly Person[] {
  const entries = files.flatMap((checked) =>
    (checked.value.people ?? []).map((person, index): Entry => ({ checked, person, path: ['people', index] })),
  );
  reportRepeated(
    'person',
    entries.map(({ checked, path, person }) => ({ checked, name: person.id, path: [...path, 'id'] })),
    report,
  );
  reportRepeated('e-mail', entries.flatMap(emailMentions), report);
  reportRepeated('key', entries.flatMap(keyMentions), report);
  return entries.map((entry) => personFrom(entry, report));
}

function emailMentions({ checked, path, person }: Entry): readonly Mention[] {
  const isList = Array.isArray(person.emails);
  return many(person.emails).map((email, index) => ({
    name: email.toLowerCase(),
    checked,
    path: [...path, 'emails', ...(isList ? [index] : [])],
  }));
}

function keyMentions({ checked, path, person }: Entry): readonly Mention[] {
  return (person.keys ?? []).map((key, index) => ({
    name: withoutComment(typeof key === 'string' ? key : key.publicKey),
    checked,
    path: [...path, 'keys', index],
  }));
}

function personFrom({ checked, path, person }: Entry, report: Report): Person {
  const keys = (person.keys ?? []).map((key, index): PersonKey => {
    if (typeof key === 'string') return { publicKey: withoutComment(key) };
    const period = readPeriod(key, { checked, report, path: [...path, 'keys', index] });
    return { publicKey: withoutComment(key.publicKey), ...period };
  });
  const forgeIds = person.forge && tableOf(Object.entries(person.forge));
  return {
    id: person.id,
    name: person.name ?? person.id,
    emails: many(person.emails),
    keys,
    ...given({ forgeIds }),
  };
}

/** A public key as signatures name it: kind and key, without what people write after it. */
function withoutComment(line: string): string {
  return line.split(' ').slice(0, 2).join(' ');
}
