import { digestOf } from '../../../src/domain/digest.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { Engine, EngineFolder } from '../../../src/ports/engine.ts';
import type { PlanFile } from '../../../src/ports/plan-file.ts';
import type { Cloud } from './cloud.ts';
import { blocksIn, callsIn } from './configuration.ts';
import { moduleFiles } from './module-source.ts';
import type { Planned } from './plan-text.ts';
import { planOf } from './plan-text.ts';
import type { Disk, Folder } from './workspaces.ts';
import { folderAt, writeFile } from './workspaces.ts';

/** What the pretend engine's plan file holds: its own JSON text, its steps, and the configuration they came from. */
export type SavedText = {
  readonly state: ReturnType<Cloud['markOf']>;
  readonly text: string;
  readonly steps: readonly Planned[];
  readonly configuration: Readonly<Record<string, string>>;
  readonly modules: readonly { readonly key: string; readonly source: string; readonly dir: string }[];
};

/** An engine over the pretend cloud. It reads what lies in the workspace, plans honestly, and writes plan files. */
export function engineOf(cloud: Cloud, disk: Disk): Engine {
  const output = { log: ['Terraform has been pretended'], diagnostics: [], raw: [] };
  return {
    find: async ({ kind }) => ({ kind, version: '1.11.4', binary: digestOf('pretend'), path: '/memory/terraform' }),
    lockProviders: async () => {
      throw new Failure('engine-failed', 'there is no registry here', { outcome: 'nothing-happened' });
    },
    async init(folder) {
      for (const [path, bytes] of installed(folder, folderAt(disk, folder.root)))
        writeFile(folderAt(disk, folder.root), path, bytes);
      return { ...output, raw: ['init.log'], exitCode: 0 };
    },
    async plan(folder, file) {
      const saved = planned(cloud, folder, folderAt(disk, folder.root));
      folderAt(disk, folder.root).side.set(nameIn(folder, file), new TextEncoder().encode(JSON.stringify(saved)));
      const exitCode = saved.steps.length > 0 ? 2 : 0;
      return {
        ...output,
        raw: ['plan.log'],
        exitCode,
        arguments: ['-input=false', '-detailed-exitcode', '-lock=false'],
      };
    },
    async show(folder, file) {
      const bytes = folderAt(disk, folder.root).side.get(nameIn(folder, file));
      if (!bytes) throw new Failure('engine-failed', 'there is no such plan file', { outcome: 'nothing-happened' });
      return savedIn(bytes).text;
    },
    state: async ({ stack }) => cloud.markOf(stack.name),
    lockHolder: async ({ stack }) => cloud.locks.get(stack.name),
  };
}

export function nameIn({ root }: EngineFolder, file: string): string {
  return file.slice(`${root}/.waves/`.length);
}

/** What `init` fetches and writes for a stack, by path. */
export function installed({ stack }: EngineFolder, folder: Folder): ReadonlyMap<string, string | Uint8Array> {
  const data = `${stack.folder}/.terraform/modules`;
  const calls = rootFiles(stack.folder, folder).flatMap(({ text }) => callsIn(text));
  const modules = calls.map(({ block, source }) => ({
    Key: block,
    Source: source,
    Dir: `.terraform/modules/${block}`,
  }));
  const files = new Map<string, string | Uint8Array>();
  for (const { block, tag } of calls)
    for (const { path, bytes } of moduleFiles(tag) ?? []) files.set(`${data}/${block}/${path}`, bytes);
  return files.set(
    `${data}/modules.json`,
    JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, ...modules] }),
  );
}

type TextFile = { readonly path: string; readonly text: string };

/** Configuration files directly in a folder, by path relative to it. */
function rootFiles(below: string, { files }: Folder): readonly TextFile[] {
  return [...files.values()]
    .map(({ path, bytes }) => ({
      path: path.slice(below.length + 1),
      text: new TextDecoder().decode(bytes),
      all: path,
    }))
    .filter(({ all, path }) => all.startsWith(`${below}/`) && !path.includes('/') && path.endsWith('.tf'));
}

function planned(cloud: Cloud, { stack }: EngineFolder, folder: Folder): SavedText {
  const root = rootFiles(stack.folder, folder);
  const calls = root.flatMap(({ text }) => callsIn(text));
  const called = calls.map(({ block }) => {
    const dir = `.terraform/modules/${block}`;
    return { block, dir, files: rootFiles(`${stack.folder}/${dir}`, folder) };
  });
  const known = cloud.states.get(stack.name)?.resources ?? new Map();
  const world = cloud.objectsOf(stack.name);
  const seen = new Map([...world].filter(([address]) => known.has(address)));
  const { text, steps } = planOf({
    known,
    seen,
    root: root.flatMap((file) => blocksIn(file.text, '')),
    modules: new Map(
      called.map(({ block, files }) => [block, files.flatMap((file) => blocksIn(file.text, `module.${block}.`))]),
    ),
  });
  const snapshot = called.flatMap(({ dir, files }) => files.map(({ path, text: own }) => [`${dir}/${path}`, own]));
  return {
    state: cloud.markOf(stack.name),
    text,
    steps,
    configuration: Object.fromEntries([...root.map(({ path, text: own }) => [path, own]), ...snapshot]),
    modules: [
      { key: '', source: '', dir: '.' },
      ...calls.map(({ block, source }) => ({ key: block, source, dir: `.terraform/modules/${block}` })),
    ],
  };
}

export function savedIn(bytes: Uint8Array): SavedText {
  return JSON.parse(new TextDecoder().decode(bytes)) as SavedText;
}

/** Reads the pretend engine's plan files as the real reader reads real ones. */
export const pretendPlanFile: PlanFile = {
  read(bytes) {
    const { state, configuration, modules } = savedIn(bytes);
    const encoder = new TextEncoder();
    return {
      lineage: state === 'absent' ? undefined : state.lineage,
      serial: state === 'absent' ? undefined : state.serial,
      engineVersion: '1.11.4',
      timestamp: undefined,
      errored: false,
      configuration: new Map(Object.entries(configuration).map(([path, text]) => [path, encoder.encode(text)])),
      modules,
    };
  },
};
