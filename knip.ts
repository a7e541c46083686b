import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: ['src/simcloud/serve.ts', 'scripts/*.{js,ts}', 'bench/*.ts', 'test/**/*.table.ts'],
  ignoreBinaries: ['terraform', 'ssh-keygen', 'openssl', 'ssh-agent', 'ssh-add', 'mkfifo', 'mount', 'umount', 'waves'],
  // A type that a signature names may be exported for its readers before anybody imports it. Values may not.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
