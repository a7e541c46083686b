import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type HttpCollectorOptions, httpCollector } from '../../../src/adapters/http-evidence/collector.ts';
import { type Environment, unstated } from '../../../src/domain/environment.ts';

const environment: Environment = {
  stage: 'prod',
  region: 'eu-central-1',
  account: 'prod-standard-01',
  cluster: unstated,
  tenantTier: 'standard tier',
  dataClass: 'internal',
  releaseChannel: 'stable',
};

async function provider(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function collect(http: string, options: HttpCollectorOptions = {}) {
  const collector = { kind: 'waf_count_metrics', http, pass: 'counted > 0' };
  return httpCollector({ limitMs: 2_000, pauseMs: 1, ...options }).collect(collector, environment);
}

test('the provider is asked about this environment, and its number decides', async () => {
  const asked: (string | undefined)[] = [];
  const at = await provider((request, response) => {
    asked.push(request.url);
    response.end('{"counted": 12}');
  });
  expect(await collect(`${at}/metrics/{account}/{region}?tier={tenantTier}`)).toEqual({
    result: 'passed',
    say: 'counted > 0 holds: counted 12',
    detail: `GET ${at}/metrics/prod-standard-01/eu-central-1`,
  });
  expect(asked).toEqual(['/metrics/prod-standard-01/eu-central-1?tier=standard%20tier']);
});

test.each(['{sim.port}', '{cluster}', '{constructor}'])(
  'an address with %s that nothing says is no data',
  async (word) => {
    expect(await collect(`http://127.0.0.1/${word}`)).toEqual({
      result: 'no-data',
      say: `nothing fills in ${word} of the provider's address`,
    });
  },
);

test.each(['http://me:secret@127.0.0.1/', 'ftp://127.0.0.1/', 'http://'])('%s is no address to ask', async (http) => {
  const { result, say } = await collect(http);
  expect(result).toBe('no-data');
  expect(say).not.toContain('secret');
});

test('a provider that is not there is tried three times, then it is no data', async () => {
  let seen = 0;
  const at = await provider((request) => {
    seen += 1;
    request.socket.destroy();
  });
  const { result, say } = await collect(at);
  expect(result).toBe('no-data');
  expect(say).toMatch(/^provider-unreachable: 127\.0\.0\.1:\d+ cannot be reached \(\w+\)$/);
  expect(seen).toBe(3);
});

test('a provider that comes back at the second try has answered', async () => {
  let seen = 0;
  const at = await provider((request, response) => {
    seen += 1;
    if (seen === 1) request.socket.destroy();
    else response.end('{"counted": 0}');
  });
  expect(await collect(at)).toMatchObject({ result: 'failed', say: 'counted > 0 does not hold: counted 0' });
});

test.each([503, 401, 302])('a provider that answers %i is unreachable, and not asked again', async (status) => {
  let seen = 0;
  const at = await provider((_, response) => {
    seen += 1;
    response.writeHead(status, { location: '/elsewhere' }).end('{"counted": 1}');
  });
  expect(await collect(at)).toMatchObject({
    result: 'no-data',
    say: expect.stringMatching(new RegExp(`^provider-unreachable: .* answered ${status}$`)),
  });
  expect(seen).toBe(1);
});

test.each([
  ['never', () => undefined],
  ['halfway', (_: unknown, response: { write(text: string): unknown }) => response.write('{"counted":')],
])('a provider that answers %s is given up after the limit', async (_, answer) => {
  const at = await provider(answer as RequestListener);
  const { result, say } = await collect(at, { limitMs: 150 });
  expect(result).toBe('no-data');
  expect(say).toMatch(/^provider-unreachable: .* did not answer in time$/);
});

test('an answer that is no JSON, or endless, is no data', async () => {
  const login = await provider((_, response) => void response.end('<html>'));
  expect(await collect(login)).toMatchObject({ result: 'no-data', say: expect.stringMatching(/answered no JSON$/) });
  const endless = await provider((_, response) => {
    const line = 'x'.repeat(64 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(line));
      response.once('drain', more);
    };
    more();
  });
  expect(await collect(endless)).toMatchObject({
    result: 'no-data',
    say: expect.stringMatching(/answered more than a megabyte$/),
  });
});
