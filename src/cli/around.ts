import type { Context } from './command.ts';
import type { Surroundings } from './wire.ts';

/** Where a command stands, for what needs adapters. */
export function surroundingsOf({ cwd, env, now, as }: Pick<Context, 'cwd' | 'env' | 'now' | 'as'>): Surroundings {
  return { cwd, env, ...(now === undefined ? {} : { now }), ...(as === undefined ? {} : { as }) };
}
