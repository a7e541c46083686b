import { createServer, type IncomingMessage, type Server } from 'node:http';
import { SimFailure } from '../failure.ts';
import { basicToken } from '../identity.ts';
import type { Watch } from '../provider/listen.ts';
import { answer, type World } from './routes.ts';
import type { Reply } from './state-backend.ts';

const HOST = '127.0.0.1';

/** Listens on loopback; fails when the port is taken. */
export async function serveHttp(port: number, makeWorld: (port: number) => World, watch: Watch) {
  let world: World | undefined;
  const server = createServer((request, response) => {
    watch.begin();
    void respond(world, request)
      .catch(explain)
      .then(({ status, headers, body = '' }) => {
        const isJson = typeof body === 'string' && body.startsWith('{');
        response.writeHead(status, { 'content-type': isJson ? 'application/json' : 'text/plain', ...headers });
        response.end(body);
      })
      .finally(() => watch.end());
  });
  const bound = await bind(server, port);
  world = makeWorld(bound);
  return { port: bound, close: () => closeAll(server) };
}

async function respond(world: World | undefined, request: IncomingMessage): Promise<Reply> {
  if (!world) return { status: 503 };
  const url = new URL(request.url ?? '/', `http://${HOST}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return answer(world, {
    method: request.method ?? 'GET',
    path: url.pathname.split('/').slice(1).map(decodeURIComponent),
    query: url.searchParams,
    token: basicToken(request.headers.authorization),
    body: Buffer.concat(chunks).toString(),
  });
}

function explain(failure: unknown): Reply {
  if (failure instanceof SimFailure) return { status: 400, body: `${failure.code}: ${failure.message}\n` };
  if (failure instanceof URIError) return { status: 400, body: 'the address is not well spelt\n' };
  return { status: 500, body: `${failure instanceof Error ? failure.stack : String(failure)}\n` };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? new SimFailure('port-taken', `port ${port} is taken`, cause) : cause);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closeAll(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
