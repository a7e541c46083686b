import { mkdir } from 'node:fs/promises';
import { lock } from 'proper-lockfile';
import { Failure } from '../../domain/failure.ts';

const staleMs = 30_000;
const waitMs = 500;
const triesMax = 1_200;

/** Engines may not share a plugin cache while `init` fills it, so inits of this machine go one after the other. */
export async function withPluginCache<T>(cache: string | undefined, init: () => Promise<T>): Promise<T> {
  if (cache === undefined) return init();
  await mkdir(cache, { recursive: true, mode: 0o700 });
  let lost: Error | undefined;
  const free = await lock(cache, {
    stale: staleMs,
    retries: { retries: triesMax, factor: 1, minTimeout: waitMs, maxTimeout: waitMs },
    onCompromised: (cause) => {
      lost = cause;
    },
  }).catch((cause) => {
    throw busy('is busy', cause);
  });
  try {
    const result = await init();
    if (lost) throw busy('was taken by another process while init ran', lost);
    return result;
  } finally {
    if (!lost) await free();
  }
}

function busy(say: string, cause: unknown): Failure {
  return new Failure('plugin-cache-busy', `the shared plugin cache ${say}`, { outcome: 'nothing-happened', cause });
}
