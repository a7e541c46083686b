import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../domain/failure.ts';

const limitMs = 30_000;

/** Makes sure that the simulated cloud of a folder answers, as `waves sim start` does. */
export async function wakeSimulator(of: {
  readonly command: readonly string[];
  readonly folder: string;
  readonly path: string | undefined;
}): Promise<void> {
  const [file = '', ...args] = of.command;
  const options = { cwd: of.folder, env: { PATH: of.path ?? '' }, timeout: limitMs };
  await promisify(execFile)(file, [...args, 'sim', 'start'], options).catch((cause: unknown) => {
    throw new Failure('simulator-unreachable', 'the simulated cloud does not start: waves sim start says why', {
      outcome: 'nothing-happened',
      cause,
    });
  });
}
