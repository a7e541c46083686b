import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceClientConstructor,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { fromWire } from '../protocol/codec.ts';
import { protocolDescriptor } from '../protocol/messages.ts';
import { schemaMessage } from '../protocol/schema-message.ts';
import { configure } from './configure.ts';
import { type Answer, diagnose, type Request, resourceCalls } from './handlers.ts';
import { type Access, openSession, type Session } from './session.ts';

export type Listener = { readonly address: string; close(): void };

/** Told around every call, so that the server knows when nobody uses it. */
export type Watch = { begin(): void; end(): void };

type Handler = (peer: string, request: Request) => Promise<Answer>;

/** Opens a provider for one account and identity on a loopback port of its own. */
export async function listen(access: Access, watch: Watch): Promise<Listener> {
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const implementation = Object.entries(handlersFor(access)).map(([name, handler]) => [name, unary(handler, watch)]);
  server.addService(service(), Object.fromEntries(implementation));
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = ServerCredentials.createInsecure();
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

function service() {
  const definition = fromJSON(protocolDescriptor, { keepCase: true, longs: Number, enums: String, defaults: true });
  const loaded = loadPackageDefinition(definition) as unknown as {
    tfplugin6: { Provider: ServiceClientConstructor };
  };
  return loaded.tfplugin6.Provider.service;
}

/** Each connection is one provider block of one run, so it has a session of its own. */
function handlersFor(access: Access): Record<string, Handler> {
  const sessions = new Map<string, Session>();
  const sessionOf = (peer: string): Session => sessions.get(peer) ?? openSession(access);
  const schema = schemaMessage();
  const handlers: Record<string, Handler> = {
    GetProviderSchema: async () => schema as Answer,
    ValidateProviderConfig: async () => ({}),
    ConfigureProvider: async (peer, { config }) => {
      sessions.set(peer, configure(openSession(access), fromWire(config) ?? {}));
      return {};
    },
    StopProvider: async (peer) => {
      sessionOf(peer).stop.abort();
      return {};
    },
  };
  for (const [name, call] of Object.entries(resourceCalls)) {
    handlers[name] = (peer, request) => call(sessionOf(peer), request);
  }
  return handlers;
}

function unary(handler: Handler, watch: Watch) {
  return (call: ServerUnaryCall<Request, Answer>, answer: sendUnaryData<Answer>): void => {
    watch.begin();
    void handler(call.getPeer(), call.request)
      .catch((failure: unknown) => ({ diagnostics: [diagnose(failure)] }))
      .then((message) => answer(null, message))
      .finally(() => watch.end());
  };
}
