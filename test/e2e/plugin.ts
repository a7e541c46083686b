import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from './project.ts';

const simulator = fileURLToPath(new URL('../../src/simcloud/provider/listen.ts', import.meta.url));

/** The platform of this machine as the engines name it. */
const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

/**
 * A folder that mirrors both registries, with `hashicorp/null` in some versions: real plugins that the engine hashes,
 * installs and starts for their schema.
 */
export function mirrorOf(project: Project, versions: readonly string[]): string {
  const mirror = join(project.base, 'mirror');
  const identity = identityIn(project.base);
  for (const host of ['registry.terraform.io', 'registry.opentofu.org']) {
    for (const version of versions) {
      const folder = join(mirror, host, 'hashicorp', 'null', version, platform);
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `terraform-provider-null_v${version}`);
      writeFileSync(file, plugin(version, identity));
      chmodSync(file, 0o755);
    }
  }
  return mirror;
}

type Identity = { readonly key: string; readonly certificate: string };

/** A throw-away key and the certificate that the engine will trust for this plugin alone. */
function identityIn(folder: string): Identity {
  const [keyFile, certificateFile] = [join(folder, 'plugin.key'), join(folder, 'plugin.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-days', '30'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', keyFile, '-out', certificateFile],
  ]);
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr ?? made.error?.message}`);
  return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') };
}

/**
 * As go-plugin starts it: one line on standard output says where it listens and which certificate it shows. The
 * simulator's provider answers behind the TLS that engines insist on.
 */
function plugin(version: string, { key, certificate }: Identity): string {
  const der = certificate.replace(/-----[A-Z ]+-----|\s/g, '').replace(/=+$/, '');
  return `#!${process.execPath}
// hashicorp/null ${version}, as far as these tests need it
const { connect } = require('node:net');
const { createServer } = require('node:tls');
import(${JSON.stringify(simulator)}).then(async ({ listen }) => {
  const { address } = await listen({ account: 'none', identity: 'plan' }, { begin() {}, end() {} });
  const behind = Number(address.split(':')[1]);
  const tls = { key: ${JSON.stringify(key)}, cert: ${JSON.stringify(certificate)}, ALPNProtocols: ['h2'] };
  const server = createServer(tls, (socket) => {
    const inner = connect(behind, '127.0.0.1');
    for (const one of [socket, inner]) one.on('error', () => {});
    socket.pipe(inner).pipe(socket);
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write('1|6|tcp|127.0.0.1:' + server.address().port + '|grpc|${der}\\n');
  });
});
`;
}
