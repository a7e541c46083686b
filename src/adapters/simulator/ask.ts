import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';

const limitMs = 5_000;

/** The port that this repository's simulator has for ever, as `.waves/sim.json` names it. */
export async function portOf(folder: string): Promise<number> {
  const text = await readFile(join(folder, '.waves', 'sim.json'), 'utf8').catch((cause: unknown) => {
    throw unreachable('there is no simulated cloud here yet: waves sim start', cause);
  });
  const port = jsonIn(text).port;
  if (Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536) return Number(port);
  throw unreachable('.waves/sim.json names no port: delete it, then waves sim start');
}

/** What the simulator answers with these credentials: `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`. */
export async function askSimulator(
  port: number,
  path: string,
  credentials: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { TF_HTTP_USERNAME: user, TF_HTTP_PASSWORD: password = '' } = credentials;
  const basic = Buffer.from(`${user}:${password}`).toString('base64');
  const headers: Record<string, string> = user === undefined ? {} : { authorization: `Basic ${basic}` };
  const { status, text } = await answered(`http://127.0.0.1:${port}/${path}`, headers);
  if (status === 401) throw unreachable('the simulated cloud does not know these credentials');
  if (status !== 200) throw unreachable(`the simulated cloud answered ${status} to /${path}`);
  return jsonIn(text);
}

async function answered(url: string, headers: Readonly<Record<string, string>>) {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw unreachable('the simulated cloud does not answer: waves sim start', cause);
  }
}

function jsonIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    throw unreachable('what the simulated cloud wrote is no JSON', cause);
  }
}

function unreachable(say: string, cause?: unknown): Failure {
  return new Failure('simulator-unreachable', say, { outcome: 'nothing-happened', cause });
}
