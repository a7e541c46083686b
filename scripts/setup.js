// What `npm run demo` and `npm test` call first. Node 18 can read it: it brings along the Node that runs all the rest.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const purpose = process.argv[2];
const gitNeeded = [2, 36];

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Compares what npm noted at the end of its last installation with the lock file. Optional packages may be absent. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(readPackages('package-lock.json')).every(
    ([path, { version, optional, integrity }]) =>
      path === '' || (path in installed ? same(installed[path], { version, integrity }) : optional === true),
  );
}

function same(installed, { version, integrity }) {
  return installed.version === version && installed.integrity === integrity;
}

/** npm keeps its cache at home. Where there is no home that can be written, it gets one for this machine's user. */
function cacheOptions() {
  if (process.env.npm_config_cache && canWrite(process.env.npm_config_cache)) return [];
  const home = homedir();
  if (home && canWrite(home)) return [];
  const cache = join(tmpdir(), `waves-npm-cache-${process.getuid?.() ?? 'user'}`);
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  return ['--cache', cache];
}

function canWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs with the Node that started npm, because the one inside node_modules is about to be replaced. */
function install() {
  process.stderr.write('Installing packages (once, or after package-lock.json changed) …\n');
  const options = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
    ...cacheOptions(),
  ];
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const [command, ...first] = npm ? [node ?? process.execPath, npm] : ['npm'];
  const done = spawnSync(command, [...first, ...options], {
    cwd: root,
    encoding: 'utf8',
    shell: !npm && process.platform === 'win32',
  });
  if (done.status === 0) return;
  stop(
    `npm could not install the packages:\n${done.stdout ?? ''}${done.stderr ?? done.error?.message ?? ''}`.trimEnd(),
  );
}

function checkNode() {
  const bundled = join(root, 'node_modules', '.bin', 'node');
  const path = [dirname(bundled), process.env.PATH].join(delimiter);
  const said = spawnSync('node', ['--version'], { encoding: 'utf8', env: { ...process.env, PATH: path } });
  const [major = 0, minor = 0] = numbers(said.stdout);
  if (major > 24 || (major === 24 && minor >= 15)) return;
  stop(
    `waves needs Node 24.15 or newer and found ${said.stdout?.trim() || 'none that starts'}: install it, ` +
      'or let npm install optional packages, which bring it along.',
  );
}

function checkGit() {
  const said = spawnSync('git', ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = numbers(said.stdout);
  if (major > gitNeeded[0] || (major === gitNeeded[0] && minor >= gitNeeded[1])) return;
  stop(`waves needs git ${gitNeeded.join('.')} or newer and found ${said.stdout?.trim() || 'none on PATH'}.`);
}

function checkEngine() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const files = folders.flatMap((folder) => ['terraform', 'tofu'].map((name) => join(folder, name + suffix)));
  if (purpose === 'test' && process.env.WAVES_TEST_TOFU) files.push(process.env.WAVES_TEST_TOFU);
  if (files.some(canRun)) return;
  if (purpose === 'demo') stop('waves needs `terraform` or `tofu` on PATH and found neither: install one of them.');
  process.stderr.write(
    'Warning: neither `terraform` nor `tofu` is on PATH, so the tests that need one will not pass.\n',
  );
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function numbers(text) {
  return (/(\d+)\.(\d+)/.exec(text ?? '') ?? []).slice(1).map(Number);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

checkGit();
checkEngine();
if (!isInstalled()) install();
checkNode();
