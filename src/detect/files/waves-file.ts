import type { EngineChoice } from '../../domain/stack.ts';
import type { AccountFound } from '../accounts.ts';
import type { Detected } from '../detected.ts';
import { environmentsOf } from '../detected.ts';
import type { ModuleFound } from '../modules.ts';
import { catalogueOf } from '../modules.ts';
import { because, commented, evidenceText, modeline, oneLine, scalar } from './yaml.ts';

/** The pattern to move to where the folders say nothing. */
const plannedPattern = 'stacks/{account}/{stack}';

/** The text of `waves.yaml` as far as looking can tell it, with a line for each thing that only people know. */
export function wavesFileText(found: Detected): string {
  const { engine, branch, pattern } = found;
  const head = commented([
    [`engine: ${engineText(engine.value)}`, because(engine)],
    [`branch: ${scalar(branch.value)}`, `the governed branch; rules are read from it (${branch.sure})`],
    [
      `stacks: ${scalarPattern(pattern?.value ?? plannedPattern)}`,
      pattern
        ? `${pattern.sure}: ${pattern.evidence[0]?.say}`
        : 'fill in: no folder here says its account and its stack',
    ],
  ]);
  return [
    modeline('waves', 0),
    '# Written by `waves init` from what is here. It is yours now: mend what is wrong, and commit it.',
    ...head,
    ...accountLines(environmentsOf(found)),
    ...moduleLines(catalogueOf(found.modules)),
    ...credentialLines,
    '',
  ].join('\n');
}

export function engineText({ kind, version }: EngineChoice): string {
  return version === undefined ? kind : `${kind} ${version}`;
}

/** Braces may stand in a plain scalar that does not begin with one. */
function scalarPattern(pattern: string): string {
  return pattern.startsWith('{') || pattern.startsWith('*') ? `'${pattern}'` : pattern;
}

function accountLines(accounts: readonly AccountFound[]): readonly string[] {
  const ids = new Map<string, string>();
  const rows = accounts.map((account): readonly [string, string] => {
    const { name, id } = account;
    const twin = id && ids.get(id.value);
    if (id && twin === undefined) {
      ids.set(id.value, name);
      return [`  ${scalar(name)}: '${id.value}'`, because(id)];
    }
    return [`  # ${scalar(name)}: ''`, `fill in ${asked(account, twin)}`];
  });
  const example: readonly [string, string] = ["  # dev: ''", 'fill in: the id of the account, in quotes'];
  return ['', 'accounts:', ...commented(rows.length > 0 ? rows : [example])];
}

function asked({ name, id, candidates }: AccountFound, twin: string | undefined): string {
  if (id && twin !== undefined)
    return `the id of ${name}: its files say ${id.value}, which is ${twin}, and two names cannot be one account`;
  if (candidates.length === 0) return `the id of ${name}: no file says it`;
  const said = candidates.slice(0, 3).map(({ id: one, at }) => `${one} (${evidenceText(at)})`);
  return `the id of ${name}: ${said.join(', or ')}`;
}

function moduleLines(modules: readonly ModuleFound[]): readonly string[] {
  if (modules.length === 0) {
    return [
      '',
      '# No module here is pinned to an exact version from git or a registry; such modules go here:',
      '# modules:',
      "#   network: { source: 'git::https://git.example.com/acme/network.git' }",
    ];
  }
  const rows = modules.map((module): readonly [string, string] => [
    `  ${scalar(module.name)}: { ${entryText(module)} }`,
    usesText(module),
  ]);
  return ['', 'modules:', ...commented(rows)];
}

function entryText({ source, kind, origin, tags }: ModuleFound): string {
  const parts = [
    `source: '${oneLine(source).replaceAll("'", "''")}'`,
    ...(origin === 'external' ? ['origin: external'] : []),
    ...(kind === 'git' && tags !== 'v{version}' ? [`tags: '${tags}'`] : []),
  ];
  return parts.join(', ');
}

function usesText({ uses }: ModuleFound): string {
  const versions = new Set(uses.flatMap(({ version }) => (version === undefined ? [] : [version])));
  const roots = new Set(uses.map(({ root }) => root));
  const loose = uses.filter(({ version }) => version === undefined).length;
  const said = `${count(roots.size, 'stack')}, ${count(versions.size, 'version')}`;
  return loose === 0 ? said : `${said}; ${count(loose, 'call')} without an exact one`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

const credentialLines = [
  '',
  '# Two identities, always: one that plans, one that applies. Name all three, or none where stacks need no cloud.',
  '# Each command prints { "env": {…}, "expires": … } for {account} with the id {id}; the last one prints the id.',
  '# credentials:',
  "#   plan: { exec: [cloud-session, '{id}', tf-plan] }",
  "#   apply: { exec: [cloud-session, '{id}', tf-apply] }",
  '# identity: { exec: [aws, sts, get-caller-identity, --query, Account, --output, text] }',
];
