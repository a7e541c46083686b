import { codes, exits } from '../../domain/codes.ts';
import { type Command, groups, type Listed } from '../command.ts';
import { flagForm, globals } from '../parse.ts';
import { columns } from './clean.ts';
import { verdictOf } from './document.ts';

export function overview(list: readonly Listed[]): string {
  const rows = (group: string) =>
    list.filter((listed) => listed.group === group).map(({ name, summary }) => [`  waves ${name}`, summary]);
  const aligned = columns(Object.keys(groups).flatMap(rows));
  const blocks = Object.entries(groups).map(([group, title]) => {
    const names = rows(group).map(([name]) => name ?? '');
    return [title, ...names.map((name) => aligned.find((line) => line.startsWith(`${name} `)) ?? name)].join('\n');
  });
  return ['waves promotes infrastructure changes through account waves', ...blocks, footer].join('\n\n');
}

const footer =
  '`waves help COMMAND` says what one takes; `waves help exit-codes` how they end. Every command knows --json.';

export function commandHelp({ name, summary }: Listed, command: Command): string {
  const args = Object.values(command.args);
  const flags = Object.entries(command.flags);
  const blocks = [
    command.examples.map((example) => `  ${example}`).join('\n'),
    `waves ${name}: ${summary}\n\n  ${usageOf(name, command)}`,
    columns(args.map(({ value, help }) => [`  ${value}`, help])).join('\n'),
    columns(flags.map(([flag, spec]) => [`  ${flagForm(flag, spec)}`, spec.help])).join('\n'),
    `Everywhere\n${columns(Object.entries(globals).map(([flag, spec]) => [`  ${flagForm(flag, spec)}`, spec.help])).join('\n')}`,
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** `waves approve PROMOTION --plan DIGITS… --role ROLE [--expires WHEN]`. */
function usageOf(name: string, { args, flags, raw }: Command): string {
  const placed = Object.values(args).map(({ value, required, many }) => {
    const word = many ? `${value}…` : value;
    return required ? word : `[${word}]`;
  });
  const flagged = Object.entries(flags).map(([flag, spec]) => {
    const form = spec.kind === 'list' ? `${flagForm(flag, spec)}…` : flagForm(flag, spec);
    return 'required' in spec && spec.required ? form : `[${form}]`;
  });
  return ['waves', name, ...placed, ...flagged, ...(raw ? ['…'] : [])].join(' ');
}

/** Every exit with the codes that lead to it, from the one typed table. */
export function exitCodes(): string {
  const rows = [...new Set(Object.values(exits))].map((exit) => {
    const reasons = Object.entries(codes).filter(([, code]) => code.exit === exit);
    const lines = columns(reasons.map(([code, { means }]) => [`    ${code}`, means]));
    return [`${String(exit).padStart(3)}  ${exitMeanings[exit]}`, ...lines].join('\n');
  });
  const order = 'Where several hold: the first of 64, 9, 8, 6, 1, 5, 4, 7, 3, 2, 0.';
  const ok = 'WAVES_EXIT_OK=changes,paused (also denied, no-data, held) turns named outcomes into 0.';
  return [...rows, order, ok].join('\n');
}

export function exitTable() {
  return [...new Set(Object.values(exits))].map((exit) => ({
    exit,
    verdict: verdictOf(exit),
    means: exitMeanings[exit],
    codes: Object.entries(codes).flatMap(([code, of]) => (of.exit === exit ? [{ code, means: of.means }] : [])),
  }));
}

const exitMeanings = {
  [exits.done]: 'done, or nothing to do',
  [exits.failed]: 'failed: the engine, the world, or a bug',
  [exits.changes]: 'with --exit-code only: there are changes or drift',
  [exits.paused]: 'paused: a person or a time is needed; carry on later',
  [exits.denied]: 'a gate or policy says no',
  [exits.noData]: 'no data: something the decision needs has no answer',
  [exits.refused]: 'refused: a rule of authority or integrity is broken',
  [exits.held]: 'somebody else holds it',
  [exits.halted]: 'halted: budget spent, partly applied, or an outcome is unknown',
  [exits.tampered]: 'the ledger, a plan, evidence or an artifact was tampered with',
  [exits.usage]: 'bad usage, or an invalid file',
  [exits.interrupted]: 'stopped by Ctrl-C after a clean stop',
  [exits.terminated]: 'stopped by SIGTERM after a clean stop',
} as const;
