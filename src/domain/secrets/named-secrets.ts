import type { Value } from '../analysis.ts';
import { parseJson } from '../plan/json.ts';
import { isMasked } from '../plan/mask.ts';
import { isMembers } from '../plan/read.ts';

/** A variable whose name says that its value is a secret, and whose value is one and no way to one. */
export type NamedSecret = { readonly name: string; readonly text: string };

/**
 * Variables of programs that hold a secret written out: keys of a map, or blocks of `name` and `value`, also inside of
 * JSON. Only what is named as variables are; attributes of providers have marks of their own.
 */
export function namedSecretsIn(value: Value): readonly NamedSecret[] {
  if (typeof value === 'string') return inJson(value);
  if (Array.isArray(value)) return value.flatMap(namedSecretsIn);
  if (!isMembers(value) || isMasked(value)) return [];
  const { name, value: text } = value;
  const block = typeof name === 'string' && typeof text === 'string' ? [{ name, text }] : [];
  const pairs = Object.entries(value).flatMap(([key, member]) =>
    typeof member === 'string' ? [{ name: key, text: member }] : [],
  );
  return [...[...block, ...pairs].filter(isSecret), ...Object.values(value).flatMap(namedSecretsIn)];
}

function inJson(text: string): readonly NamedSecret[] {
  if (!/^\s*[[{]/.test(text) || !/PASS|SECRET|TOKEN|KEY/.test(text)) return [];
  const parsed = parseJson(text);
  return 'value' in parsed && typeof parsed.value !== 'string' ? namedSecretsIn(parsed.value) : [];
}

const password = /^(?:[A-Z0-9]+_)*(?:PASSWORD|PASSWD|PASSPHRASE)$/;
const other = /^(?:[A-Z0-9]+_)*(?:SECRET|SECRET_KEY|TOKEN|API_KEY|APIKEY|PRIVATE_KEY)$/;
/** A path, an address, a reference that somebody resolves later, or something said about a secret. */
const leadsElsewhere =
  /^(?:arn:|[a-z][a-z0-9+.-]*:|[$%{<]|alias\/)|[/\s]|^(?:true|false|null|none|required|optional)$/i;
/** What programs draw, rather than what people call a secret: letters and digits, and long. */
const drawn = /^(?=.*[A-Za-z])(?=.*\d).{20,}$/;

function isSecret({ name, text }: NamedSecret): boolean {
  if (text.length < 4 || leadsElsewhere.test(text)) return false;
  return password.test(name) || (other.test(name) && drawn.test(text));
}
