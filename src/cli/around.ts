import type { Context } from './command.ts';
import { pipelineOf } from './pipeline.ts';
import type { Surroundings } from './wire.ts';

/** Where a command stands, for what needs adapters. */
export function surroundingsOf({ cwd, env, now, as }: Pick<Context, 'cwd' | 'env' | 'now' | 'as'>): Surroundings {
  return { cwd, env, ...(now === undefined ? {} : { now }), ...(as === undefined ? {} : { as }) };
}

/** Whoever reads JSON, works in a pipeline or forbids it is asked nothing: what is missing is an error. */
export function mayAsk(env: Context['env'], flags: Readonly<Record<string, unknown>>): boolean {
  return !flags.json && !flags['no-input'] && !env.WAVES_NO_INPUT && pipelineOf(env) === undefined;
}
