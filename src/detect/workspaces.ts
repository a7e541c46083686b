import type { Evidence, Guess } from './guess.ts';
import { guess, lineAt } from './guess.ts';
import type { Root } from './roots.ts';
import type { Seen } from './seen.ts';
import { folderOf } from './seen.ts';
import { isStage } from './words.ts';

/** A root that serves several environments: by engine workspaces, by variable files, or by both. */
export type SharedRoot = {
  readonly folder: string;
  readonly environments: readonly string[];
  readonly variableFiles: readonly string[];
  /** Whether the configuration itself asks for the workspace it is in. */
  readonly byWorkspace: boolean;
  readonly found: Guess<'several environments'>;
};

const askedFor = /\bterraform\.workspace\b/;
const folders = ['', 'env/', 'envs/', 'environments/', 'vars/', 'tfvars/', 'config/'];

export function sharedRoots(roots: readonly Root[], seen: Seen): readonly SharedRoot[] {
  const files = Map.groupBy(
    seen.paths.filter(
      (path) => /[.]tfvars(?:[.]json)?$/.test(path) && !/[.]auto[.]tfvars|(?:^|\/)terraform[.]tfvars/.test(path),
    ),
    folderOf,
  );
  return roots.flatMap((root): SharedRoot[] => {
    const variableFiles = variableFilesOf(root.folder, files);
    const workspace = workspaceSign(root, seen);
    const environments = [...new Set(variableFiles.map(environmentIn))].filter(isStage);
    if (environments.length < 2 && !(workspace && environments.length > 0) && !workspace) return [];
    const named = variableFiles.slice(0, 2).map((file): Evidence => ({ file, say: 'variables of one environment' }));
    const sure = environments.length > 1 ? (workspace ? 'certain' : 'likely') : 'guess';
    const evidence = [...(workspace ? [workspace] : []), ...named];
    const found = guess('several environments' as const, sure, evidence);
    return [{ folder: root.folder, environments, variableFiles, byWorkspace: workspace !== undefined, found }];
  });
}

/** Variable files named after a stage, in the root or in a folder of it that is there for them. */
function variableFilesOf(folder: string, files: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const before = folder === '' ? '' : `${folder}/`;
  return folders
    .flatMap((within) => files.get(`${before}${within}`.replace(/\/$/, '')) ?? [])
    .filter((file) => isStage(environmentIn(file)));
}

function environmentIn(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/[.]tfvars(?:[.]json)?$/, '');
}

function workspaceSign(root: Root, seen: Seen): Evidence | undefined {
  const prefix = root.said.backends.find(({ config }) => config['workspaces.prefix'] ?? config.workspace_key_prefix);
  if (prefix) return { file: prefix.file, line: prefix.line, say: 'the backend has a prefix for workspaces' };
  for (const file of root.files) {
    const text = seen.texts.get(file) ?? '';
    const match = askedFor.exec(text);
    if (match) return { file, line: lineAt(text, match.index), say: match[0] };
  }
  return undefined;
}
