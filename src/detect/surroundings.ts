import type { Evidence, Guess } from './guess.ts';
import { guess, lineAt } from './guess.ts';
import type { Seen } from './seen.ts';
import { isStage, rankOf } from './words.ts';

export type PipelineKind =
  | 'github'
  | 'gitlab'
  | 'atlantis'
  | 'terragrunt'
  | 'azure'
  | 'bitbucket'
  | 'jenkins'
  | 'circleci';
export type Pipeline = Guess<PipelineKind>;

const runsEngine = /\b(?:terraform|tofu|terragrunt|atlantis)\b/;
const pipelineFiles: readonly (readonly [kind: PipelineKind, path: RegExp])[] = [
  ['github', /^\.github\/workflows\/[^/]+\.ya?ml$/],
  ['gitlab', /^\.gitlab-ci\.yml$|^\.gitlab\/[^/]+\.ya?ml$/],
  ['azure', /^azure-pipelines\.ya?ml$/],
  ['bitbucket', /^bitbucket-pipelines\.yml$/],
  ['jenkins', /^Jenkinsfile$/],
  ['circleci', /^\.circleci\/config\.yml$/],
];

/** What runs the engine today: pipelines that name it, Atlantis, Terragrunt. Each kind once, with its files. */
export function pipelinesOf({ paths, texts }: Seen): readonly Pipeline[] {
  const running = pipelineFiles.flatMap(([kind, path]) =>
    [...texts].flatMap(([file, text]) => {
      const match = path.test(file) ? runsEngine.exec(text) : null;
      return match ? [{ kind, at: { file, line: lineAt(text, match.index), say: match[0] } }] : [];
    }),
  );
  const made = paths.flatMap((file): { kind: PipelineKind; at: Evidence }[] => {
    if (/(?:^|\/)atlantis\.ya?ml$/.test(file)) return [{ kind: 'atlantis', at: { file, say: 'the file of Atlantis' } }];
    return /(?:^|\/)terragrunt\.hcl$/.test(file)
      ? [{ kind: 'terragrunt', at: { file, say: 'a file of Terragrunt' } }]
      : [];
  });
  return [...Map.groupBy([...running, ...made], ({ kind }) => kind)].map(([kind, found]) =>
    guess(
      kind,
      kind === 'atlantis' || kind === 'terragrunt' ? 'certain' : 'likely',
      found.map(({ at }) => at),
    ),
  );
}

export type Owners = { readonly file: string; readonly rows: number; readonly owners: readonly string[] };

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** The CODEOWNERS file that forges read: the first of its places. */
export function ownersOf({ texts }: Seen): Owners | undefined {
  const file = places.find((path) => texts.has(path));
  if (file === undefined) return undefined;
  const rows = (texts.get(file) ?? '').split('\n').filter((row) => /^\s*[^#\s[]/.test(row));
  const owners = rows.flatMap((row) => row.split('#')[0]?.match(/(?<=\s)(?:@[\w./-]+|[\w.+-]+@[\w.-]+)/g) ?? []);
  return { file, rows: rows.length, owners: [...new Set(owners)].toSorted() };
}

/** The branch that would govern: `main`, `master`, or the one that is checked out. */
export function branchOf({ branches, git }: Seen): Guess<string> {
  const common = ['main', 'master', 'trunk'].find((name) => branches.includes(name));
  if (common !== undefined) return guess(common, 'likely', [{ file: '.git', say: `there is a branch ${common}` }]);
  const own = git?.branch;
  if (own !== undefined) return guess(own, 'guess', [{ file: '.git', say: 'the branch that is checked out' }]);
  return guess('main', 'guess', [{ file: '.git', say: 'nothing says otherwise' }]);
}

/** Branches that look like one per environment: two and more named after stages, production among them. */
export function environmentBranches({ branches }: Seen): Guess<readonly string[]> | undefined {
  const named = branches.filter((name) => isStage(name) || /^env(?:ironment)?s?\//.test(name));
  const ranks = new Set(named.map(rankOf));
  if (named.length < 2 || ranks.size < 2 || !named.some((name) => (rankOf(name) ?? 0) >= 5)) return undefined;
  const evidence = named.map((name): Evidence => ({ file: '.git', say: `branch ${name}` }));
  return guess(named.toSorted(), named.length > 2 ? 'likely' : 'guess', evidence);
}
