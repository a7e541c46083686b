/** What a provider answered, or why there is no answer; a request that got no response at all may be repeated. */
export type Asked = { readonly answer: unknown } | { readonly say: string; readonly mayRetry: boolean };

const bytesMax = 1024 * 1024;

/** One GET of a JSON answer. Never throws, follows no redirect, and reads no more than a megabyte. */
export async function ask(address: URL, signal: AbortSignal): Promise<Asked> {
  let response: Response;
  try {
    response = await fetch(address, { headers: { accept: 'application/json' }, signal, redirect: 'manual' });
  } catch (cause) {
    return noResponse(address, signal, cause);
  }
  try {
    if (!response.ok) return unreachable(address, `answered ${response.status}`);
    const text = await textOf(response);
    return text === undefined ? unreadable(address, 'more than a megabyte') : parsed(address, text);
  } catch (cause) {
    return noResponse(address, signal, cause);
  } finally {
    await response.body?.cancel().catch(() => undefined);
  }
}

function noResponse(address: URL, signal: AbortSignal, cause: unknown): Asked {
  if (signal.aborted) return unreachable(address, 'did not answer in time');
  return { ...unreachable(address, `cannot be reached (${codeOf(cause)})`), mayRetry: true };
}

// The message of a network error repeats addresses; its code does not.
function codeOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error && 'code' in inner && typeof inner.code === 'string' ? inner.code : 'network error';
}

async function textOf(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(address: URL, text: string): Asked {
  try {
    return { answer: JSON.parse(text) };
  } catch {
    return unreadable(address, 'no JSON');
  }
}

type Silence = { readonly say: string; readonly mayRetry: boolean };

function unreachable({ host }: URL, what: string): Silence {
  return { say: `provider-unreachable: ${host} ${what}`, mayRetry: false };
}

function unreadable({ host }: URL, what: string): Silence {
  return { say: `${host} answered ${what}`, mayRetry: false };
}
