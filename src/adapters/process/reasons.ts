import { type Code, codes } from '../../domain/codes.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';

/**
 * The reasons in the document that `waves … --json` ends its output with. Undefined where there is none: the command
 * did not come to its end, or something else was started.
 */
export function reasonsIn(stdout: string): readonly Refusal[] | undefined {
  const line = stdout.trimEnd().split('\n').at(-1) ?? '';
  const { reasons } = objectIn(line);
  return Array.isArray(reasons) ? reasons.map((reason) => refusalFrom(Object(reason))) : undefined;
}

function refusalFrom(reason: Readonly<Record<string, unknown>>): Refusal {
  const [code, say] = [reason.code, text(reason.say) ?? 'no reason was given'];
  const isKnown = typeof code === 'string' && Object.hasOwn(codes, code);
  const [since, until] = [instant(reason.since), instant(reason.until)];
  const [subject, owner] = [text(reason.subject), text(reason.owner)];
  return refuse(isKnown ? (code as Code) : 'world-failed', {
    say: isKnown ? say : `${say} (${String(code)})`,
    fix: text(reason.fix) ?? '',
    ...(subject === undefined ? {} : { subject }),
    ...(owner === undefined ? {} : { owner }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  });
}

function instant(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line));
  } catch {
    return {};
  }
}
