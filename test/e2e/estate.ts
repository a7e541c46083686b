import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMap, isSeq, parseDocument } from 'yaml';
import { globMatches } from '../../src/domain/glob.ts';
import { usualEngine } from './engines.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Wanted = { readonly accounts?: readonly string[]; readonly engine?: string };

/** The files of the repository's own estate that a user's repository has, for some of its accounts. */
export function estateFiles({ accounts, engine = usualEngine }: Wanted): Record<string, string> {
  const isWanted = (account: string) => accounts?.includes(account) ?? true;
  const stacks = filesBelow('stacks').filter((path) => isWanted(path.split('/')[1] ?? ''));
  const paths = ['CODEOWNERS', ...filesBelow('policies'), ...stacks];
  const own = readdirSync(join(root, 'stacks')).filter(isWanted);
  return {
    ...Object.fromEntries(paths.map((path) => [path, repositoryFile(path)])),
    'waves.yaml': wavesYaml(own).replace(/^engine: .*$/m, `engine: ${engine}`),
    'waves/network-edge.yaml': contractYaml(own),
    '.gitignore': '.waves/\n',
  };
}

/**
 * Files for an estate of sandbox accounts, which ask nobody: the repository's sandbox-01 several times, and the waves of
 * the test. Quick, where a test is about the order of things.
 */
export function labFiles(names: readonly string[], contract: string): Record<string, string> {
  const files = names.flatMap((name, index) =>
    ['environment.yaml', 'network-edge/main.tf', 'network-edge/terraform.tfvars'].map((path) => {
      const text = repositoryFile(`stacks/sandbox-01/${path}`);
      return [
        `stacks/${name}/${path}`,
        text.replaceAll('sandbox-01', name).replace('10.10.0.0', `10.${10 + index}.0.0`),
      ] as const;
    }),
  );
  const accounts = names.map((name, index) => `  ${name}: '10000000000${index + 1}'`).join('\n');
  const waves = estateFiles({ accounts: ['sandbox-01'] })['waves.yaml']?.replace(/^ {2}sandbox-01: .*$/m, accounts);
  return { ...Object.fromEntries(files), 'waves.yaml': waves ?? '', 'waves/network-edge.yaml': contract };
}

/** A file of the repository, for a test that edits it. */
export function repositoryFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('.terraform'));
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length)).sort();
}

function wavesYaml(accounts: readonly string[]): string {
  const document = parseDocument(repositoryFile('waves.yaml'));
  const listed = document.get('accounts');
  if (isMap(listed)) listed.items = listed.items.filter(({ key }) => accounts.includes(String(key)));
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** The waves that still have an account. */
function contractYaml(accounts: readonly string[]): string {
  const document = parseDocument(repositoryFile('waves/network-edge.yaml'));
  const waves = document.get('waves');
  if (isSeq(waves)) {
    waves.items = waves.items.filter((wave) => {
      const patterns = isMap(wave) ? (wave.toJSON() as { accounts: string[] }).accounts : [];
      return patterns.some((pattern) => accounts.some((account) => globMatches(pattern, account)));
    });
  }
  return document.toString({ lineWidth: 0 });
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | null>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if (text === null) {
      rmSync(file, { recursive: true, force: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
