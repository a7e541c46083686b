import type { Code, Exit } from '../../domain/codes.ts';
import { codes, exits } from '../../domain/codes.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import { isoText } from '../../views/iso.ts';
import { instantFrom } from '../instant.ts';

/** A reason as scripts read it: every member is always there, null where nothing is known. */
export type Reason = {
  readonly code: Code;
  readonly say: string;
  readonly fix: string;
  readonly subject: string | null;
  readonly owner: string | null;
  readonly since: string | null;
  readonly until: string | null;
};

const verdicts: Readonly<Record<Exit, string>> = {
  [exits.done]: 'done',
  [exits.failed]: 'failed',
  [exits.changes]: 'changes',
  [exits.paused]: 'paused',
  [exits.denied]: 'denied',
  [exits.noData]: 'no-data',
  [exits.refused]: 'refused',
  [exits.held]: 'held',
  [exits.halted]: 'halted',
  [exits.tampered]: 'tampered',
  [exits.usage]: 'refused',
  [exits.interrupted]: 'interrupted',
  [exits.terminated]: 'terminated',
};

export function verdictOf(exit: Exit): string {
  return verdicts[exit];
}

/** The one JSON document of a command, in one line. */
export function documentText(exit: Exit, reasons: readonly Refusal[], members: object): string {
  const document = { schema_version: 1, verdict: verdictOf(exit), reasons: reasons.map(reasonOf), ...members };
  return JSON.stringify(document);
}

export function reasonOf({ code, say, fix, subject, owner, since, until }: Refusal): Reason {
  return {
    code,
    say,
    fix,
    subject: subject ?? null,
    owner: owner ?? null,
    since: since === undefined ? null : isoText(since),
    until: until === undefined ? null : isoText(until),
  };
}

/**
 * The reasons in a document that `waves … --json` wrote, whatever lines stand before it. Undefined where there is no
 * document: the command did not come to its end.
 */
export function reasonsFromJson(text: string): readonly Refusal[] | undefined {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const reasons = reasonsIn(last);
  if (!Array.isArray(reasons)) return undefined;
  const read = reasons.map(refusalFrom);
  return read.includes(undefined) ? undefined : read.filter((reason) => reason !== undefined);
}

function reasonsIn(line: string): unknown {
  try {
    const document: unknown = JSON.parse(line);
    return typeof document === 'object' && document && 'reasons' in document ? document.reasons : undefined;
  } catch {
    return undefined;
  }
}

function refusalFrom(value: unknown): Refusal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, say, fix, subject, owner, since, until } = value as Partial<Record<keyof Reason, unknown>>;
  if (typeof code !== 'string' || !Object.hasOwn(codes, code)) return undefined;
  if (typeof say !== 'string' || typeof fix !== 'string') return undefined;
  const [from, to] = [since, until].map((text) => (typeof text === 'string' ? instantFrom(text) : undefined));
  return refuse(code as Code, {
    say,
    fix,
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(from === undefined ? {} : { since: from }),
    ...(to === undefined ? {} : { until: to }),
  });
}
