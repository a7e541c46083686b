import { createServer } from 'node:net';

/** A loopback port below the range that systems hand out by themselves: nobody takes it while a simulator sleeps. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = 12_000 + Math.floor(Math.random() * 8_000);
    if (await canBind(port)) return port;
  }
  throw new Error('found no free loopback port');
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
