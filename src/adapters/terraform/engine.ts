import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Engine, EngineFolder } from '../../ports/engine.ts';
import { initArguments, planArguments, showArguments } from './arguments.ts';
import { findBinary } from './binary.ts';
import { lockHolder } from './lock-holder.ts';
import { lockProviders } from './lock-providers.ts';
import { withPluginCache } from './plugin-cache.ts';
import type { EngineOptions } from './prepare.ts';
import { type Ran, reportOf, runInFolder } from './run-in-folder.ts';
import { markOf } from './state-mark.ts';

/** Terraform and OpenTofu on this machine. */
export function terraformEngine(options: EngineOptions): Engine {
  const run = (folder: EngineFolder, args: readonly string[]): Promise<Ran> => runInFolder(folder, args, options);

  /** What a command printed, which is a secret: read, and gone. */
  async function printed(folder: EngineFolder, args: readonly string[]): Promise<string> {
    const ran = await run(folder, args);
    try {
      if (ran.exitCode !== 0) throw await failed(folder, args, ran);
      return await readFile(join(ran.runFolder, 'stdout'), 'utf8');
    } finally {
      await rm(ran.runFolder, { recursive: true, force: true });
    }
  }

  return {
    lockProviders: (asked) => lockProviders(asked, options),
    find: (choice) => findBinary(choice, options.binary, options.parent),
    async init(folder, { lockFile }) {
      const isLocked = await isFile(join(folder.module, '.terraform.lock.hcl'));
      const args = initArguments(folder, isLocked ? lockFile : 'write');
      return reportOf(await withPluginCache(options.providers?.cache, () => run(folder, args)));
    },
    async plan(folder, file) {
      const args = planArguments(folder, file);
      const ran = await run(folder, args);
      // Engines write it for everybody to read.
      if (await isFile(file)) await chmod(file, 0o600);
      return { ...(await reportOf(ran)), arguments: args };
    },
    show: (folder, file) => printed(folder, showArguments(file)),
    state: async (folder) => markOf(await printed(folder, ['state', 'pull', '-no-color'])),
    lockHolder: (folder) => lockHolder(folder, options),
  };
}

async function failed(folder: EngineFolder, args: readonly string[], ran: Ran): Promise<Failure> {
  const { diagnostics } = await reportOf(ran);
  const why = diagnostics[0] ?? `exit code ${ran.exitCode}`;
  return new Failure('engine-failed', `${folder.engine.kind} ${args[0]} in ${folder.stack.name}: ${why}`, {
    outcome: 'nothing-happened',
  });
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
