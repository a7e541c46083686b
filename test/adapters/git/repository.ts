import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'waves-git-')));
  folders.push(folder);
  return folder;
}

/** What a person at a keyboard has: an identity, and nothing of this machine. */
export const person = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'protocol.file.allow',
  GIT_CONFIG_VALUE_0: 'always',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_MERGE_AUTOEDIT: 'no',
};

type As = { readonly name: string; readonly email?: string };

export class Repository {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  git(args: readonly string[], environment: Record<string, string> = {}): string {
    const env = { ...person, ...environment };
    return execFileSync('git', args, { cwd: this.folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  write(path: string, text: string | Uint8Array): this {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
    return this;
  }

  /** Commits everything as somebody, author and committer alike. */
  commit(message: string, by: As = { name: 'Ada' }): string {
    const email = by.email ?? `${by.name.toLowerCase()}@example.com`;
    this.git(['add', '--all']);
    this.git(['commit', '--quiet', '--allow-empty', '-m', message], {
      GIT_AUTHOR_NAME: by.name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: by.name,
      GIT_COMMITTER_EMAIL: email,
    });
    return this.git(['rev-parse', 'HEAD']);
  }

  show(path: string, commit = 'HEAD'): string {
    return this.git(['show', `${commit}:${path}`]);
  }

  /** A hook of every kind, which leaves a file behind when it runs. */
  trap(witness: string): void {
    for (const hook of ['post-checkout', 'post-index-change', 'pre-push', 'reference-transaction', 'post-merge']) {
      const path = join(this.folder, '.git/hooks', hook);
      this.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> '${witness}'\n`);
      chmodSync(path, 0o755);
    }
  }
}

export function newRepository(files: Readonly<Record<string, string>> = {}): Repository {
  const repository = new Repository(newFolder());
  repository.git(['init', '--quiet', '--initial-branch=main']);
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
  repository.commit('start');
  return repository;
}

/** A bare copy, which the repository then calls `origin`. */
export function withOrigin(repository: Repository): Repository {
  const bare = join(newFolder(), 'origin.git');
  repository.git(['clone', '--quiet', '--bare', repository.folder, bare]);
  repository.git(['remote', 'add', 'origin', bare]);
  return new Repository(bare);
}

/** Somebody else's clone of an origin. */
export function cloneOf(origin: Repository): Repository {
  const folder = join(newFolder(), 'clone');
  origin.git(['clone', '--quiet', origin.folder, folder]);
  return new Repository(folder);
}
