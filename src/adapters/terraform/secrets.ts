/** Not secret, and in every second line: masking these would only make a log unreadable. */
const plainNames = /^(?:GIT_CONFIG_|TF_REATTACH_PROVIDERS$|NO_PROXY$|no_proxy$)|(?:REGION|USERNAME|PROFILE)$/;
const shortestSecret = 6;
const shortestLine = 12;

/** Values of an environment that no log may show. Anything not known to be plain is taken for a secret. */
export function secretsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(environment)
    .filter(([name]) => !plainNames.test(name))
    .map(([, value]) => value);
}

/** Replaces secrets in a text, also where they stand encoded. The longest first, so that no rest is left. */
export function masker(secrets: readonly string[]): (text: string) => string {
  const spellings = new Set(secrets.flatMap(partsOf).flatMap(spellingsOf));
  const longestFirst = [...spellings]
    .filter((text) => text.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, spelling) => rest.replaceAll(spelling, '(secret)'), text);
}

// A key of many lines is printed line by line, with the engine's own margin before each.
function partsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= shortestLine);
  return secret.length < shortestSecret ? [] : [secret, ...lines];
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].flatMap((shift) => base64At(bytes, shift)),
  ];
}

// Inside a longer text, base64 looks different by where the secret begins; the characters it shares are cut off.
function base64At(bytes: Buffer, shift: number): readonly string[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const whole = (shift + bytes.length) % 3 === 0 ? text.length : text.length - 1;
  const inner = text.slice(shift === 0 ? 0 : shift + 1, whole);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}
