import { setTimeout as sleep } from 'node:timers/promises';
import type { Collector } from '../../domain/definitions.ts';
import { type Environment, unstated } from '../../domain/environment.ts';
import { metricVerdict } from '../../domain/metric-verdict.ts';
import type { Collected, EvidenceCollector } from '../../ports/collector.ts';
import { type Asked, ask } from './ask.ts';

export type HttpCollectorOptions = {
  /** For one question with all its tries; 5 seconds where left out. */
  readonly limitMs?: number;
  /** Between two tries; 200 ms where left out. */
  readonly pauseMs?: number;
};

const limitMs = 5_000;
const pauseMs = 200;
const triesMax = 3;

/**
 * Evidence from a metrics endpoint that answers JSON. A try that never reached the provider is repeated twice; any
 * answer at all is the answer. Whatever goes wrong is no data.
 */
export function httpCollector(options: HttpCollectorOptions = {}): EvidenceCollector {
  return {
    async collect(collector, environment) {
      const address = addressOf(collector.http, environment);
      if (typeof address === 'string') return { result: 'no-data', say: address };
      return { ...verdictOn(collector, await patiently(address, options)), detail: spelled(address) };
    },
  };
}

function verdictOn(collector: Collector, asked: Asked): Collected {
  if ('answer' in asked) return metricVerdict(collector, asked.answer);
  return { result: 'no-data', say: asked.say };
}

async function patiently(address: URL, options: HttpCollectorOptions): Promise<Asked> {
  const signal = AbortSignal.timeout(options.limitMs ?? limitMs);
  for (let tries = 1; ; tries += 1) {
    const asked = await ask(address, signal);
    if ('answer' in asked || !asked.mayRetry || tries === triesMax || signal.aborted) return asked;
    await sleep(options.pauseMs ?? pauseMs);
  }
}

/** The address for this environment, or a sentence about what is missing. */
function addressOf(http: string, environment: Environment): URL | string {
  const values = new Map<string, string>(Object.entries(environment));
  const missing: string[] = [];
  const filled = http.replace(/\{([^{}]*)\}/g, (word, name: string) => {
    const value = values.get(name);
    if (value === undefined || value === unstated) missing.push(word);
    return encodeURIComponent(value ?? '');
  });
  if (missing.length > 0) return `nothing fills in ${missing.join(', ')} of the provider's address`;
  const address = URL.parse(filled);
  if (!address || !/^https?:$/.test(address.protocol)) return "the provider's address is no http address";
  return address.username || address.password ? "the provider's address carries a password" : address;
}

/** Where the number came from, without what an address may carry in confidence. */
function spelled({ origin, pathname }: URL): string {
  return `GET ${origin}${pathname}`;
}
