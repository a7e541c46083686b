import { parseArgs } from 'node:util';
import { SimFailure } from '../failure.ts';
import { ensureSim, probeSim, stopSim } from '../lifecycle.ts';
import { readProject } from '../project.ts';
import { noMore, type SimIo, usage } from './io.ts';

/** Beside these a person might believe that something real is happening, or the other way round. */
const REAL_CREDENTIALS = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'ARM_CLIENT_SECRET',
  'AZURE_CLIENT_SECRET',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'GOOGLE_CREDENTIALS',
] as const;

export async function start(args: readonly string[], io: SimIo): Promise<number> {
  const real = REAL_CREDENTIALS.filter((name) => io.env[name]);
  if (real.length) {
    throw new SimFailure(
      'real-credentials',
      `real cloud credentials stand in the environment (${real.join(', ')}): unset them first`,
    );
  }
  const project = await ensureSim(io.folder, startOptions(args));
  io.out(`the simulated cloud answers on 127.0.0.1:${project.port} (nothing in it is real)`);
  return 0;
}

function startOptions(args: readonly string[]): { port?: number; seed?: string } {
  try {
    const options = { port: { type: 'string' }, seed: { type: 'string' } } as const;
    const { port, seed } = parseArgs({ args: [...args], options, strict: true }).values;
    if (port !== undefined && !/^[1-9]\d{0,4}$/.test(port)) throw new Error(`"${port}" is no port`);
    return { ...(port === undefined ? {} : { port: Number(port) }), ...(seed === undefined ? {} : { seed }) };
  } catch (cause) {
    throw usage(`\`waves sim start\`: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

export async function stop(args: readonly string[], io: SimIo): Promise<number> {
  noMore(args, 'stop');
  io.out((await stopSim(io.folder)) ? 'the simulated cloud has stopped' : 'no simulated cloud was running');
  return 0;
}

export async function status(args: readonly string[], io: SimIo): Promise<number> {
  noMore(args, 'status');
  const project = readProject(io.folder);
  const found = project && (await probeSim(project));
  if (found) io.out(`running on 127.0.0.1:${project.port}, process ${found.pid}, data in ${project.root}`);
  else io.out(project ? `not running; its port is ${project.port}` : 'this project has no simulated cloud yet');
  return 0;
}
