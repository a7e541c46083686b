import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { ProviderNeed } from '../../domain/provider-lock.ts';
import type { EngineChoice } from '../../domain/stack.ts';
import { findBinary, gitFolder } from './binary.ts';
import { cliConfig, type ProviderSource } from './cli-config.ts';
import { engineEnvironment } from './environment.ts';
import type { EngineOptions } from './prepare.ts';
import { outputOf } from './raw-output.ts';
import { runCommand } from './run-command.ts';

const deadlineMs = 10 * 60 * 1000;

type Asked = {
  readonly choice: EngineChoice;
  readonly needs: readonly ProviderNeed[];
  readonly platforms: readonly string[];
};

/**
 * Has the engine choose providers in an empty folder that holds one file of ours. No code of anybody's configuration
 * runs and no credentials are near: providers are fetched and hashed, never started.
 */
export async function lockProviders(asked: Asked, options: EngineOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waves-providers-'));
  try {
    await writeFile(join(folder, 'versions.tf.json'), configurationOf(asked.needs));
    const { path } = await findBinary(asked.choice, options.binary, options.parent);
    const args = lockArguments(options.providers, asked.platforms);
    const environment = await environmentIn(folder, options);
    const exitCode = await runCommand({
      path,
      arguments: args,
      cwd: folder,
      environment,
      runFolder: join(folder, 'run'),
      deadlineMs: options.deadlineMs ?? deadlineMs,
      stop: options.stop,
      started: async () => {},
    });
    if (exitCode !== 0) {
      const { diagnostics } = await outputOf(join(folder, 'run'), environment);
      throw new Failure('engine-failed', diagnostics[0] ?? `providers lock ended with ${exitCode}`, {
        outcome: 'nothing-happened',
      });
    }
    return await readFile(join(folder, '.terraform.lock.hcl'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one file of the folder. Names are ours: a lock file knows providers by their addresses. */
function configurationOf(needs: readonly ProviderNeed[]): string {
  const required = needs.map(({ source, constraints }, index) => {
    const version = constraints.length === 0 ? {} : { version: constraints.join(', ') };
    return [`p${index}`, { source: source.includes('/') ? source : `hashicorp/${source}`, ...version }] as const;
  });
  return JSON.stringify({ terraform: { required_providers: Object.fromEntries(required) } });
}

/** The command passes over `provider_installation` and must be told the mirror again. */
function lockArguments(providers: ProviderSource | undefined, platforms: readonly string[]): readonly string[] {
  const { mirror } = providers ?? {};
  const kind = mirror?.startsWith('https://') ? 'net' : 'fs';
  return [
    'providers',
    'lock',
    '-no-color',
    ...(mirror === undefined ? [] : [`-${kind}-mirror=${mirror}`]),
    ...platforms.map((platform) => `-platform=${platform}`),
  ];
}

async function environmentIn(folder: string, options: EngineOptions): Promise<Record<string, string>> {
  const [home, config] = [join(folder, 'home'), join(folder, 'engine.rc')];
  for (const made of [home, join(folder, 'run')]) await mkdir(made, { mode: 0o700 });
  await writeFile(config, cliConfig(options.providers ?? {}), { mode: 0o600 });
  return engineEnvironment({
    parent: options.parent,
    named: {},
    home,
    cliConfig: config,
    workspace: 'default',
    gitFolder: await gitFolder(options.parent),
  });
}
