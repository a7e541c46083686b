import type { Act, SignedAct } from '../domain/act.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';

type Form = (value: unknown) => boolean;

const isText: Form = (value) => typeof value === 'string';
const isMoment: Form = (value) => Number.isSafeInteger(value);
const isRecord: Form = (value) =>
  isMembers(value) && ['stack', 'wave', 'd'].every((name) => isText(value[name])) && Object.keys(value).length === 3;
const listOf =
  (form: Form): Form =>
  (value) =>
    Array.isArray(value) && value.every(form);

const required: Readonly<Partial<Record<keyof Act, Form>>> = {
  type: (value) => typeof value === 'string' && /^waves[.][a-z]+$/.test(value),
  ledger: isText,
  by: isText,
  at: isMoment,
  nonce: isText,
};
const optional: Readonly<Partial<Record<keyof Act, Form>>> = {
  promotion: isText,
  release: isText,
  stack: isText,
  role: isText,
  records: listOf(isRecord),
  reviewed: listOf(isText),
  expiresAt: isMoment,
  revokes: isText,
  reason: isText,
  about: isText,
};

/** Reads a signed act from a file somebody sent. Its form is checked here, whether it counts where it is recorded. */
export function signedActFrom(text: string, file: string): SignedAct | Refusal {
  const value = parsed(text);
  if (isMembers(value) && isText(value.signature) && isMembers(value.act) && isAct(value.act)) {
    return { act: value.act as unknown as Act, signature: value.signature as string };
  }
  return refuse('invalid-file', {
    say: `${file} holds no signed act of waves`,
    fix: 'waves approve PROMOTION … --write FILE makes one',
    subject: file,
  });
}

function isAct(act: Readonly<Record<string, unknown>>): boolean {
  const forms: Readonly<Record<string, Form>> = { ...required, ...optional };
  const hasAll = Object.keys(required).every((name) => Object.hasOwn(act, name));
  return hasAll && Object.entries(act).every(([name, value]) => Object.hasOwn(forms, name) && forms[name]?.(value));
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
