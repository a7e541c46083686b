/** What the names of folders, branches and files commonly mean. Stages in the order that risk grows. */
const ranks: readonly (readonly [rank: number, words: RegExp])[] = [
  [0, /^(?:sandbox|sbx|playground|lab|labs|local)$/],
  [1, /^(?:dev|develop|development|devel)$/],
  [2, /^(?:ci|int|integration|test|testing|tst|qa|e2e|perf|performance|nonprod|nonproduction|shared)$/],
  [3, /^(?:stage|staging|stg|uat|acc|acceptance|preprod|preproduction|pre|demo)$/],
  [5, /^(?:prod|prd|production)$/],
  [6, /^(?:regulated|pci|hipaa|gov|govcloud)$/],
];

/** Where an environment of this name stands among others: 0 is the safest; undefined where the name does not say. */
export function rankOf(name: string): number | undefined {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''));
  // `non-prod` and `pre-prod` are said in two words.
  if (/\b(?:non|not)[._-]?prod/.test(name.toLowerCase())) return 2;
  if (/\bpre[._-]?prod/.test(name.toLowerCase())) return 3;
  const found = words.flatMap((word) => ranks.filter(([, known]) => known.test(word)).map(([rank]) => rank));
  return found.length === 0 ? undefined : Math.max(...found);
}

/** Whether a name is that of a stage and nothing more: `dev`, `prod-eu`. */
export function isStage(name: string): boolean {
  return rankOf(name) !== undefined;
}

/** Regions of the large clouds, and the word for none. */
export function isRegion(name: string): boolean {
  return (
    /^(?:(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-\d)$/.test(
      name,
    ) ||
    /^(?:global|[a-z]+(?:east|west|north|south|central)\d?|(?:asia|europe|us|australia|southamerica|northamerica)-[a-z]+\d)$/.test(
      name,
    )
  );
}

const accountId = /^\d{12}$/;

/** Whether a name is an account's id. */
export function isAccountId(name: string): boolean {
  return accountId.test(name);
}
