import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Analysis } from '../../domain/analysis.ts';
import { sensitiveTexts } from '../../domain/redaction/sensitive-texts.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';

/** Larger files are read in one pass, and what they mark outside of changes and drift is not looked for. */
const wholeMaxBytes = 16 * 1024 * 1024;

/** Everything a plan JSON marks as sensitive, in outputs, variables, states and providers too. Stdin is not read twice. */
export function sensitiveBeside(file: string, cwd: string): readonly string[] {
  const text = wholeText(file, cwd);
  return text === undefined ? [] : sensitiveTexts(text);
}

/** The analysis in a result that a plan part wrote, or why there is none. Undefined where the file is no such result. */
export function analysisInResult(file: string, cwd: string): Analysis | Refusal | undefined {
  const result = membersIn(wholeText(file, cwd));
  if (typeof result?.request !== 'string') return undefined;
  if (result.status === 'failed' || result.status === 'could-not-check') {
    const say = typeof result.say === 'string' ? result.say : 'the stack could not be planned';
    return refuse('plan-failed', { say, fix: 'waves logs PROMOTION STACK' });
  }
  const analysis = typeof result.analysis === 'string' ? membersIn(result.analysis) : undefined;
  return analysis?.schema === 1 && Array.isArray(analysis.changes) ? (analysis as unknown as Analysis) : undefined;
}

function wholeText(file: string, cwd: string): string | undefined {
  if (file === '-') return undefined;
  const path = resolve(cwd, file);
  try {
    const { size } = statSync(path);
    return size > wholeMaxBytes ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function membersIn(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
