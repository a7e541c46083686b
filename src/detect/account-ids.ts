import type { Evidence, Guess } from './guess.ts';
import { guess, lineAt } from './guess.ts';
import type { Root } from './roots.ts';
import type { Seen } from './seen.ts';
import { folderOf } from './seen.ts';
import { isAccountId } from './words.ts';

/** An id that some file gives a root, and how strongly: settings that the engine checks before names that hint. */
type Sign = { readonly id: string; readonly strength: 0 | 1 | 2; readonly at: Evidence };

const checked = /^(?:allowed_account_ids|subscription_id)$/;
const named = /^(?:assume_role\.)?role_arn$|^assume_role_with_web_identity\.role_arn$|^project$/;
const written = /\b(?:aws_)?account_id"?\s*[:=]\s*"?'?(\d{12})\b/gi;

/** What a root's own files, and the account files on the way down to it, say of its account. */
export function accountSigns(root: Root, seen: Seen): readonly Sign[] {
  return [...fromProviders(root), ...fromFiles(root, seen), ...fromBackends(root)];
}

function fromProviders({ said }: Root): Sign[] {
  return said.providers
    .flatMap(({ config }) => config)
    .flatMap(({ name, text, file, line }): Sign[] => {
      const id = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1] ?? text;
      if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/.test(id)) return [];
      if (checked.test(name)) return [{ id, strength: 2, at: { file, line, say: `${name} ${id}` } }];
      return named.test(name) ? [{ id, strength: 1, at: { file, line, say: `${name} ${text}` } }] : [];
    });
}

/** The state often lives in an account of its own, so this is the weakest sign. */
function fromBackends({ said }: Root): Sign[] {
  return said.backends.flatMap(({ config, file, line }): Sign[] => {
    const text = config.role_arn ?? config['assume_role.role_arn'] ?? '';
    const id = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, strength: 0, at: { file, line, say: `the backend's role_arn ${text}` } }];
  });
}

function fromFiles(root: Root, seen: Seen): Sign[] {
  return accountFilesFor(root.folder, seen).flatMap(([file, text]) =>
    [...text.matchAll(written)].map((match): Sign => {
      const id = match[1] ?? '';
      return { id, strength: 1, at: { file, line: lineAt(text, match.index), say: `account_id ${id}` } };
    }),
  );
}

const sharedFiles = [
  'account.hcl',
  'account.tfvars',
  'account.yaml',
  'account_vars.hcl',
  'env.hcl',
  'terraform.tfvars',
];

function accountFilesFor(folder: string, seen: Seen): readonly (readonly [file: string, text: string])[] {
  const found: [string, string][] = [];
  for (let at = folder; ; at = folderOf(at)) {
    for (const name of sharedFiles) {
      const file = at === '' ? name : `${at}/${name}`;
      const text = seen.texts.get(file);
      if (text !== undefined) found.push([file, text]);
    }
    if (at === '') return found;
  }
}

export type AccountId = {
  readonly id?: Guess<string>;
  /** Every id that was seen where they differ, so that a person can choose. */
  readonly candidates: readonly { readonly id: string; readonly at: Evidence }[];
};

const sures = ['guess', 'likely', 'certain'] as const;

/** The one id that the signs of an account's roots agree on; by the strongest signs only. */
export function accountIdFrom(name: string, signs: readonly Sign[]): AccountId {
  if (isAccountId(name)) {
    const at = { file: name, say: 'the folder is named after the account' };
    return { id: guess(name, 'certain', [at]), candidates: [] };
  }
  const strongest = signs.length === 0 ? 0 : Math.max(...signs.map(({ strength }) => strength));
  const counted = signs.filter(({ strength }) => strength === strongest);
  const byId = Map.groupBy(counted, ({ id }) => id);
  const [only, ...others] = byId.keys();
  if (only === undefined) return { candidates: [] };
  if (others.length === 0) {
    return {
      id: guess(
        only,
        sures[strongest] ?? 'guess',
        counted.map(({ at }) => at),
      ),
      candidates: [],
    };
  }
  return { candidates: [...byId].map(([id, [first]]) => ({ id, at: first?.at ?? { file: name, say: id } })) };
}
