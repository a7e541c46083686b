import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { runCli } from './cli/cli.ts';
import { exits } from './domain/codes.ts';
import { packageFolder } from './package-folder.ts';

enableCompileCache();

const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  version: string;
};

/** Writes until nobody can read any more: what runs goes on and ends as it would have. */
function writerOf(stream: NodeJS.WriteStream, onLost: (code: string) => void): (text: string) => void {
  let isOpen = true;
  stream.on('error', ({ code = 'unknown' }: NodeJS.ErrnoException) => {
    if (isOpen) onLost(code);
    isOpen = false;
  });
  return (text) => {
    if (isOpen) stream.write(text);
  };
}

// Talk that cannot be written is lost, and nothing else. A reader that has gone wants no more data; data that could not
// be written otherwise is a failure.
const talk = writerOf(process.stderr, () => {});
let isLost = false;
const data = writerOf(process.stdout, (code) => {
  if (code === 'EPIPE') return;
  isLost = true;
  talk(`stdout cannot be written: ${code}\n`);
  process.exitCode ||= exits.failed;
});

async function ask(question: string, stop: AbortSignal): Promise<string | undefined> {
  const terminal = await import('./adapters/terminal/ask.ts');
  return terminal.ask(question, stop);
}

const { stdin, stderr } = process;
// Most commands run without a terminal, and all start without what belongs to one.
const terminal = stderr.isTTY ? (await import('./adapters/terminal/terminal.ts')).terminalOn(stderr, talk) : undefined;

const exit = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  version,
  out: (text) => data(`${text}\n`),
  err: (text) => talk(`${text}\n`),
  streams: { out: process.stdout, err: process.stderr },
  terminal,
  ...(stdin.isTTY && stderr.isTTY ? { ask } : {}),
  wire: () => import('./wire.ts'),
});
process.exitCode = isLost ? exit || exits.failed : exit;
