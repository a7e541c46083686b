import { engineText } from '../../detect/files/waves-file.ts';
import type { Evidence, Guess } from '../../detect/guess.ts';
import { catalogueOf, type ModuleFound } from '../../detect/modules.ts';
import type { LookedAt } from '../looked-at.ts';
import { columns, oneLine } from './clean.ts';

const shownMax = 12;

/** What was guessed, how sure that is and from what, a row each. */
export function detectedText({ found, unread, ...around }: LookedAt): string {
  const rows = [
    guessRow('engine', engineText(found.engine.value), found.engine),
    guessRow('branch', found.branch.value, found.branch),
    found.pattern
      ? guessRow('stacks', found.pattern.value, found.pattern)
      : ['stacks', 'none', '', 'no folder says its account and its stack by two levels'],
    ...some(found.uncovered.map((folder) => ['', `not covered: ${folder || '.'}`, '', 'is no stack by this pattern'])),
    ...some(
      found.caught.map((folder) => ['', `taken too: ${folder}`, '', 'is a stack by this pattern, and looks like none']),
    ),
    ...some(
      found.accounts.map((account, index) => [
        index === 0 ? 'accounts' : '',
        `${account.name} ${account.id?.value ?? '?'}`,
        account.id?.sure ?? '',
        account.id
          ? evidence(account.id)
          : account.candidates.map(({ id, at }) => `${id} ${place(at)}`).join(', ') || 'no file says its id',
      ]),
    ),
    ...some(
      catalogueOf(found.modules).map((module, index) => [
        index === 0 ? 'modules' : '',
        module.name,
        versionsText(module),
        module.source,
      ]),
    ),
    ...looseRows(found.modules),
    ...found.backends.map((backend, index) => [
      index === 0 ? 'backends' : '',
      backend.kind,
      `${backend.roots} roots`,
      backendText(backend),
    ]),
    ...found.sharedStates.map((same) => ['', 'one state', same.sure, same.value.join(', ')]),
    ...some(
      found.sharedRoots.map((root, index) => [
        index === 0 ? 'shared' : '',
        root.folder || '.',
        root.found.sure,
        `serves ${root.environments.join(', ') || 'several workspaces'} (${evidence(root.found)})`,
      ]),
    ),
    ...(found.branches ? [guessRow('branches', found.branches.value.join(', '), found.branches)] : []),
    ...(found.owners ? [['owners', found.owners.file, '', found.owners.owners.slice(0, 6).join(', ')]] : []),
    ...found.pipelines.map((pipeline, index) => guessRow(index === 0 ? 'pipelines' : '', pipeline.value, pipeline)),
    ...some(unread.map(({ path, say }, index) => [index === 0 ? 'not read' : '', path, '', say])),
    ...some(
      found.problems.map(({ file, line, say }, index) => [index === 0 ? 'problems' : '', `${file}:${line}`, '', say]),
    ),
  ];
  return [...columns(rows), ...notes(around, found)].join('\n');
}

function guessRow(name: string, value: string, of: Guess<unknown>): string[] {
  return [name, value, of.sure, evidence(of)];
}

function evidence(of: Pick<Guess<unknown>, 'evidence'>): string {
  return of.evidence.slice(0, 2).map(place).join('; ');
}

function place({ file, line, say }: Evidence): string {
  return `${file}${line === undefined ? '' : `:${line}`} ${say}`.trim();
}

function some(rows: readonly string[][]): string[][] {
  const more = rows.length - shownMax;
  return more > 1 ? [...rows.slice(0, shownMax), ['', `and ${more} more`, '', '']] : [...rows];
}

function versionsText({ uses }: ModuleFound): string {
  const counted = Map.groupBy(uses, ({ version }) => version ?? 'no exact version');
  const all = [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([version, of]) => `${version} ×${of.length}`);
  return all.length > 4 ? `${all.slice(0, 3).join(', ')} …` : all.join(', ');
}

function looseRows(modules: readonly ModuleFound[]): string[][] {
  const known = new Set(catalogueOf(modules));
  const loose = modules.filter((module) => !known.has(module));
  const why = {
    local: 'goes with the commit',
    git: 'no exact version',
    registry: 'no exact version',
    other: 'no versions',
  };
  return some(
    loose.map((module) => [
      '',
      module.name,
      `×${module.uses.length}`,
      `${module.source}: ${why[module.kind]}, not promoted`,
    ]),
  );
}

function backendText(backend: LookedAt['found']['backends'][number]): string {
  const same = Object.entries(backend.same).map(([name, value]) => `${name} ${value}`);
  const leftOut = backend.leftOut.length === 0 ? [] : [`${backend.leftOut.join(', ')} left to -backend-config`];
  const unsupported = backend.isSupported ? [] : ['plans made elsewhere cannot be saved: not supported'];
  const local = backend.kind === 'none' ? backend.evidence.map(({ say }) => say) : [];
  return [...same, ...leftOut, ...unsupported, ...local].join(', ');
}

function notes(
  { isShallow, submodules }: Pick<LookedAt, 'isShallow' | 'submodules'>,
  found: LookedAt['found'],
): string[] {
  return [
    ...(isShallow ? ['This clone is shallow: authors cannot be told from it. git fetch --unshallow'] : []),
    ...(submodules.length > 0 ? [oneLine(`Submodules are not looked into: ${submodules.join(', ')}`)] : []),
    ...(found.sharedRoots.length > 0
      ? [
          'A folder that serves several environments has one pin for all of them, and waves moves pins one environment at a time: make a folder for each, with a stack.yaml that names its workspace and its variableFiles.',
        ]
      : []),
    ...(found.branches
      ? [
          'waves reads one governed branch. With a branch per environment, bring the environments into folders of one branch first.',
        ]
      : []),
  ];
}
