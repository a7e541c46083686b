import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realEngine } from '../../test/e2e/engines.ts';
import type { Project } from '../../test/e2e/project.ts';

/** One call of the engine: the folder it was made in and its arguments. */
export type Call = { readonly folder: string; readonly args: readonly string[] };

/** Puts a script before the engine on PATH that writes down each call, for whoever makes it. Answers what was written. */
export function logEngine(project: Project, engine: string): () => readonly Call[] {
  const log = join(project.base, 'engine-calls');
  const script = join(project.bin, engine);
  const real = realEngine(project, engine);
  rmSync(script, { force: true });
  writeFileSync(script, `#!/bin/sh\n(IFS='\t'; echo "$PWD\t$*") >> '${log}'\nexec '${real}' "$@"\n`);
  chmodSync(script, 0o755);
  if (spawnSync(script, ['version']).status !== 0) throw new Error(`${script} does not run`);
  return () => {
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    rmSync(log);
    return lines.map((line) => {
      const [folder = '', ...args] = line.split('\t');
      return { folder, args };
    });
  };
}
