/** What is a stack's own and says nothing about the change: its account id, and names such as account, region, cluster. */
export type Own = { readonly accountId?: string; readonly words: readonly string[] };

export const nothingOwn: Own = { words: [] };

const compass = '(?:north|south|east|west|central)(?:east|west)?';
const region = new RegExp(
  `(?<![a-z0-9])(?:af|africa|ap|asia|australia|ca|cn|eu|europe|il|me|mx|northamerica|sa|southamerica|us)(?:-gov|-iso[bef]?)?-${compass}-?[0-9]{1,2}(?![0-9])`,
  'g',
);

/** Every pattern begins at a border, so that a long run of letters is looked at once. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [region, '<region>'],
  [
    /(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})/g,
    '<time>',
  ],
  [/(?<![A-Za-z0-9])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![A-Za-z0-9])/g, '<id>'],
  [/(?<![A-Za-z0-9])(?=[0-9a-f]{0,40}[a-f])(?=[0-9a-f]{0,40}[0-9])[0-9a-f]{8,}(?![A-Za-z0-9])/g, '<id>'],
  [/(?<![A-Za-z0-9])(?:A[GIKNPRS][A-Z]{2}|Z)(?=[A-Z]{0,24}[0-9])[A-Z0-9]{9,24}(?![A-Za-z0-9])/g, '<id>'],
  [/(?<![0-9])(?:[0-9]{9,11}|[0-9]{13,})(?![0-9])/g, '<id>'],
];

const account = /(?<![0-9])[0-9]{12}(?![0-9])/g;

/**
 * A text without what differs between stacks that get the same change: account ids, regions, generated identifiers,
 * instants, and the stack's own words. Where the own account is known, another one stays told apart from it.
 */
export function abstractText(text: string, own: Own): string {
  const plain = ownWords(own).reduce((rest, word) => rest.replaceAll(word, '<own>'), text);
  const abstract = patterns.reduce((rest, [pattern, word]) => rest.replace(pattern, word), plain);
  return abstract.replace(account, (id) =>
    own.accountId === undefined || id === own.accountId ? '<account>' : '<other account>',
  );
}

const shortestWord = 3;

const compiled = new WeakMap<Own, readonly RegExp[]>();

/** The longest first: `prod-eu` before `prod`. Made once for each stack. */
function ownWords(own: Own): readonly RegExp[] {
  const known = compiled.get(own);
  if (known) return known;
  const made = [...new Set(own.words)]
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => new RegExp(`(?<![A-Za-z0-9])${word.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g'));
  compiled.set(own, made);
  return made;
}
