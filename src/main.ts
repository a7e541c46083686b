import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { runCli } from './cli/cli.ts';
import { packageFolder } from './package-folder.ts';

enableCompileCache();

const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
  version: string;
};

/** Writes whole lines until the reader has gone: what runs goes on and ends as it would have. */
function writerOf(stream: NodeJS.WriteStream): (text: string) => void {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isOpen = false;
  });
  return (text) => {
    if (isOpen) stream.write(`${text}\n`);
  };
}

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  version,
  out: writerOf(process.stdout),
  err: writerOf(process.stderr),
  wire: () => import('./wire.ts'),
});
