import { isAbsolute, join, relative } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { EngineFolder } from '../../ports/engine.ts';

const quiet = ['-input=false', '-no-color'];

export function initArguments(folder: EngineFolder, lockFile: 'readonly' | 'write'): readonly string[] {
  const backend = Object.entries(folder.backendConfig).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    'init',
    ...quiet,
    ...(lockFile === 'readonly' ? ['-lockfile=readonly'] : []),
    ...backend.map(([name, value]) => `-backend-config=${name}=${value}`),
    // OpenTofu's module sources may read variables, and Terraform's may not.
    ...(folder.engine.kind === 'tofu' ? variableFiles(folder) : []),
  ];
}

/** Plans never lock: they write nothing, and a plan identity may not write (DESIGN 6). */
export function planArguments(folder: EngineFolder, file: string): readonly string[] {
  return ['plan', ...quiet, '-lock=false', '-detailed-exitcode', `-out=${absolute(file)}`, ...variableFiles(folder)];
}

function variableFiles(folder: EngineFolder): readonly string[] {
  return folder.stack.variableFiles.map((path) => `-var-file=${inside(folder.root, path)}`);
}

export function showArguments(file: string): readonly string[] {
  return ['show', '-json', '-no-color', absolute(file)];
}

export function applyArguments(file: string): readonly string[] {
  return ['apply', ...quiet, absolute(file)];
}

function inside(root: string, path: string): string {
  const found = join(root, path);
  const way = relative(root, found);
  if (way !== '' && !way.startsWith('..') && !isAbsolute(way)) return found;
  throw new Failure('path-invalid', `${JSON.stringify(path)} is no file of the checkout`, {
    outcome: 'nothing-happened',
  });
}

// An argument made from input must not begin with a dash (INV-22); an absolute path cannot.
function absolute(file: string): string {
  if (isAbsolute(file)) return file;
  throw new Failure('path-invalid', `${JSON.stringify(file)} is no absolute path`, { outcome: 'nothing-happened' });
}
