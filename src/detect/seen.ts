import { isConfiguration } from '../domain/configuration-files.ts';
import type { Problem } from '../domain/definitions.ts';
import type { FileSurvey, Survey } from '../ports/survey.ts';

/** A repository as somebody has it on disk, read once. Paths are sorted; texts are those that `isTelling` names. */
export type Seen = {
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** Files that are there and could not be looked at, and why. */
  readonly unread: readonly { readonly path: string; readonly say: string }[];
  /** Branches by their short name, those of remotes without the remote's name. */
  readonly branches: readonly string[];
  readonly git?: {
    readonly branch?: string;
    readonly remotes: readonly { readonly name: string; readonly url: string }[];
    readonly hasCommits: boolean;
    readonly isShallow: boolean;
    readonly submodules: readonly string[];
  };
};

/** A folder that holds configuration, and what its files say. */
export type Folder = {
  readonly folder: string;
  readonly files: readonly string[];
  readonly said: FileSurvey;
  readonly problems: readonly Problem[];
};

const versionFiles = /(?:^|\/)(?:\.terraform-version|\.opentofu-version|\.tool-versions|\.terraform\.lock\.hcl)$/;
const pipelineFiles =
  /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml|\.gitlab\/[^/]+\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|Jenkinsfile|\.circleci\/config\.yml|(?:.*\/)?atlantis\.ya?ml|Makefile)$/;
const ownersFiles = /^(?:\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/;
const accountFiles = /(?:^|\/)(?:account|account_vars|env|environment)\.(?:hcl|tfvars|ya?ml|json)$/;
const variables = /[.]tfvars(?:[.]json)?$/;
const terragrunt = /(?:^|\/)(?:terragrunt|root)\.hcl$/;
const own = /^(?:waves\.yaml|(?:waves|policies)\/[^/]+\.yaml)$|(?:^|\/)(?:environment|stack)\.yaml$/;

const kinds = [versionFiles, pipelineFiles, ownersFiles, accountFiles, variables, terragrunt, own];

/** Whether a file's text can tell anything that is looked for. */
export function isTelling(path: string): boolean {
  return isConfiguration(path) || kinds.some((kind) => kind.test(path));
}

/** What could not be read is in `unread`, with the reason. */
const unread: FileSurvey = { requiredVersions: [], backends: [], providers: [], calls: [] };

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The folders that hold configuration, by name, each file looked at once; equal texts are read as one. */
export function foldersOf(seen: Seen, survey: Survey): ReadonlyMap<string, Folder> {
  const known = new Map<string, FileSurvey | Problem>();
  const look = (file: string): FileSurvey | Problem => {
    const text = seen.texts.get(file);
    if (text === undefined) return unread;
    const equal = known.get(text);
    if (equal) return 'say' in equal ? { ...equal, file } : inFile(equal, file);
    const said = survey(file, text);
    known.set(text, said);
    return said;
  };
  const byFolder = Map.groupBy(seen.paths.filter(isConfiguration), folderOf);
  return new Map([...byFolder].map(([folder, files]) => [folder, folderFrom(folder, files, look)]));
}

function folderFrom(folder: string, files: readonly string[], look: (file: string) => FileSurvey | Problem): Folder {
  const all = files.map(look);
  const said = all.filter((one): one is FileSurvey => !('say' in one));
  return {
    folder,
    files,
    problems: all.filter((one): one is Problem => 'say' in one),
    said: {
      requiredVersions: said.flatMap(({ requiredVersions }) => requiredVersions),
      backends: said.flatMap(({ backends }) => backends),
      providers: said.flatMap(({ providers }) => providers),
      calls: said.flatMap(({ calls }) => calls),
    },
  };
}

/** What an equal text says, as the words of another file. */
function inFile(said: FileSurvey, file: string): FileSurvey {
  return {
    requiredVersions: said.requiredVersions.map((one) => ({ ...one, file })),
    backends: said.backends.map((one) => ({ ...one, file })),
    providers: said.providers.map((one) => ({ ...one, config: one.config.map((setting) => ({ ...setting, file })) })),
    calls: said.calls.map((one) => ({ ...one, file })),
  };
}
