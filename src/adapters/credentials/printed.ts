export type Printed = { readonly env: Readonly<Record<string, string>>; readonly expiresAt?: number };

const nameOfVariable = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads `{ "env": {…}, "expires": "…" }`; undefined for anything else. `expires` is an ISO 8601 instant with zone. */
export function credentialsIn(text: string): Printed | undefined {
  const printed = jsonIn(text);
  if (!isRecord(printed) || !isRecord(printed.env)) return undefined;
  if (Object.keys(printed).some((key) => key !== 'env' && key !== 'expires')) return undefined;
  const variables = Object.entries(printed.env);
  if (!variables.every(isVariable)) return undefined;
  const env = Object.fromEntries(variables) as Record<string, string>;
  if (printed.expires === undefined || printed.expires === null) return { env };
  const { expires } = printed;
  const expiresAt = typeof expires === 'string' && instant.test(expires) ? Date.parse(expires) : Number.NaN;
  return Number.isNaN(expiresAt) ? undefined : { env, expiresAt };
}

function isVariable([name, value]: readonly [string, unknown]): boolean {
  return nameOfVariable.test(name) && typeof value === 'string' && !value.includes('\0');
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
