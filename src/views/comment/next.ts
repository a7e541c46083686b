import type { CommentOf } from './plan.ts';
import { inPre } from './untrusted.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const mendFirst: Readonly<Partial<Record<Verdict, string>>> = {
  failed: 'mend what could not be planned and push; then everything is planned and asked anew',
  denied: 'change what the policy denies and push; no approval lifts it',
  'no-data': 'let the plan say what the policy asks about and push; what nobody can tell is never a yes',
};

/** What happens next, and the command that does it. */
export function nextLines(of: CommentOf): string | undefined {
  const { asks, next } = of;
  const verdict = verdictOf(of);
  const mend = mendFirst[verdict];
  if (mend !== undefined) return `**Next**: ${mend}`;
  if (verdict === 'no-changes') return undefined;
  const commands = asks.length > 0 ? asks.map(({ command }) => command) : next === undefined ? [] : [next];
  if (commands.length === 0) return undefined;
  const say = asks.length > 0 ? '**Next**: a yes names the plans by their digest' : '**Next**';
  const lines = commands.map((command) => inPre(`$ ${command}`, 2_000));
  return [say, '', '<pre>', ...lines, '</pre>'].join('\n');
}
