import { unreachable, unreadable } from './failure.ts';

type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Uint8Array };

const limitMs = 60_000;
const hopsMax = 5;

/** One GET, redirects followed as far as they are https or stay on this machine. Reads no more than `bytesMax`. */
export async function get(address: URL, bytesMax: number): Promise<Answer> {
  const signal = AbortSignal.timeout(limitMs);
  let at = address;
  for (let hops = 0; hops <= hopsMax; hops += 1) {
    refuseInsecure(at);
    const response = await fetch(at, { redirect: 'manual', signal }).catch((cause: unknown) => {
      throw unreachable(`${at.host} does not answer`, cause);
    });
    const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (next === null)
      return { status: response.status, headers: response.headers, bytes: await read(response, at, bytesMax) };
    await response.body?.cancel();
    at = addressOf(next, at);
  }
  throw unreachable(`${address.host} redirects without an end`);
}

/** A JSON answer with status 200; anything else is a failure that names host and path. */
export async function getJson(address: URL, bytesMax: number): Promise<unknown> {
  const { status, bytes } = await get(address, bytesMax);
  if (status !== 200) throw unreachable(`${shown(address)} answered ${status}`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unreadable(`${shown(address)} answered no JSON`, cause);
  }
}

export function addressOf(text: string, base?: URL): URL {
  const address = URL.parse(text, base);
  if (address) return address;
  throw unreadable(`${JSON.stringify(text.slice(0, 200))} is no address`);
}

/** An address for people: without user, password and query, which may be secret. */
export function shown({ host, pathname }: URL): string {
  return `${host}${pathname}`;
}

function refuseInsecure(address: URL): void {
  const isHere = address.protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(address.hostname);
  if (address.protocol !== 'https:' && !isHere)
    throw unreachable(`${shown(address)} is neither https nor on this machine`);
}

async function read(response: Response, address: URL, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > bytesMax) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw unreachable(`${shown(address)} broke off`, cause);
  }
  if (length > bytesMax) throw unreadable(`${shown(address)} is larger than ${bytesMax} bytes`);
  return new Uint8Array(Buffer.concat(chunks));
}
