import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export type MadeRelease = { readonly version: string; readonly tag: string; readonly commit: string };
export type MadeModule = { readonly repository: string; readonly releases: readonly MadeRelease[] };

type Release = { readonly version: string; readonly at: string; readonly message: string };

const module = 'network-edge';
const sources = fileURLToPath(new URL(`../examples/modules/${module}/`, import.meta.url));
const author = 'Mona Module <mona@network-team.example>';

const history: readonly Release[] = [
  { version: '2.4.0', at: '2026-05-04T09:00:00Z', message: 'Give every account a public edge\n' },
  {
    version: '2.5.0',
    at: '2026-06-15T09:00:00Z',
    message:
      'Watch the edge with the AWS common rule set\n\n' +
      'It counts and blocks nothing, so that false positives are known before anybody feels them.\n\n' +
      'Co-authored-by: Petra Platform <petra@network-team.example>\n',
  },
  { version: '2.5.1-block', at: '2026-06-29T09:00:00Z', message: 'Block what the common rule set finds\n' },
];

/**
 * Makes the bare repository `network-edge.git` in a folder, replacing one that is there: one commit and one annotated
 * tag per version, by fixed persons at fixed times, so that commit ids are the same on every machine.
 */
export function makeModules(folder: string): MadeModule {
  mkdirSync(folder, { recursive: true });
  const building = mkdtempSync(join(folder, `.${module}-`));
  const repository = resolve(folder, `${module}.git`);
  try {
    git(building, ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '--object-format=sha1']);
    git(building, ['fast-import', '--quiet', '--date-format=raw'], Buffer.concat(history.map(importOf)));
    const releases = history.map(({ version }) => ({
      version,
      tag: `v${version}`,
      commit: git(building, ['rev-parse', `v${version}^{commit}`]).trim(),
    }));
    rmSync(repository, { recursive: true, force: true });
    renameSync(building, repository);
    return { repository, releases };
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** One version as `git fast-import` reads it: the commit with its whole tree, then its tag. */
function importOf(release: Release, index: number): Buffer {
  const stamp = `${author} ${Date.parse(release.at) / 1000} +0000`;
  const folder = join(sources, release.version);
  return Buffer.concat([
    Buffer.from(`commit refs/heads/main\nmark :${index + 1}\nauthor ${stamp}\ncommitter ${stamp}\n`),
    data(Buffer.from(release.message)),
    Buffer.from(`${index > 0 ? `from :${index}\n` : ''}deleteall\n`),
    ...filesIn(folder).flatMap((path) => [
      Buffer.from(`M 100644 inline ${path}\n`),
      data(readFileSync(join(folder, path))),
    ]),
    Buffer.from(`tag v${release.version}\nfrom :${index + 1}\ntagger ${stamp}\n`),
    data(Buffer.from(`${module} ${release.version}\n`)),
  ]);
}

function data(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** Sources only: what an engine left behind in a folder somebody tried out is no part of a release. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tf|md)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').includes('.terraform'))
    .sort();
}

function git(repository: string, args: readonly string[], input?: Buffer): string {
  return execFileSync('git', ['--git-dir', repository, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: repository,
      LC_ALL: 'C',
      TZ: 'UTC',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: devNull,
    },
    ...(input && { input }),
  });
}

if (import.meta.main) {
  const made = makeModules(process.argv[2] ?? fileURLToPath(new URL('../.waves/modules', import.meta.url)));
  process.stdout.write(`${made.repository}\n`);
  for (const release of made.releases) process.stdout.write(`${release.commit} ${release.tag}\n`);
}
