import { availableParallelism, loadavg, totalmem } from 'node:os';
import { benches } from './benches.ts';

/** What a bench printed, and whether it kept its limits. */
export type Printed = { readonly name: string; readonly text: string; readonly isWithin: boolean };

/** Lines that compare, which is what says something on another machine. */
export function ratiosIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => /[0-9]\s×|\btimes\b|\blimit\b|\ballowed\b/.test(line));
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${memory} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}

export function benchPage(printed: readonly Printed[], day: string): string {
  const rows = Object.entries(benches).map(([name, what]) => `| \`npm run bench:${name}\` | ${what} |`);
  const figures = Object.keys(benches).map((name) => {
    const found = printed.find((each) => each.name === name);
    const text = found ? `\`\`\`text\n${found.text.trim()}\n\`\`\`` : 'Not run this time.';
    return `## ${name}\n\n${found && !found.isWithin ? 'A limit is missed.\n\n' : ''}${text}\n`;
  });
  const waiting = (loadavg()[1] ?? 0).toFixed(0);
  return `# Benches

\`npm run bench\` runs them all one after the other and prints what compares first; \`npm run bench -- start ledger\` runs
some. \`npm run bench -- --write\` writes this page. Each compares with something that does less in the same run, since
seconds of one machine say little about another.

| command | what it measures |
| --- | --- |
${rows.join('\n')}

Figures of ${day}, on ${machine()}. Other work of the
machine is in them: at their end ${waiting} processes ran or waited to run.

${figures.join('\n')}`;
}
