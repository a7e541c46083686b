/** Every code a problem may have, and what it means. `docs/errors.md` has a paragraph for each. */
export const problemCodes = {
  'file-missing': 'a file that must be there is not',
  'file-too-big': 'a file is larger than one megabyte',
  'too-deep': 'a file nests deeper than 64 levels',
  'yaml-syntax': 'a file is not YAML',
  'yaml-feature': 'anchors, aliases, merge keys, tags, directives and further documents are not read here',
  'duplicate-key': 'a key stands twice in one mapping, or one thing is declared twice',
  'unsafe-key': 'a key is not plain text, or is one that programs trip over',
  'hidden-characters': 'a text carries control, direction or zero-width characters',
  'empty-value': 'a key has no value, or text that something should have filled in',
  'unknown-key': 'a mapping has a key that means nothing here',
  'missing-key': 'a mapping lacks a key it must have',
  'wrong-type': 'a value is of another type than this key takes',
  'unknown-value': 'a value is none of those this key takes',
  'out-of-range': 'a number or a text is smaller or larger than allowed',
  'bad-name': 'a name does not follow the grammar of names',
  'bad-duration': 'a duration does not follow the grammar of durations',
  'bad-instant': 'an instant is no ISO 8601 date and time with zone',
  'bad-glob': 'a pattern holds more than literal text and `*`',
  'bad-format': 'a text does not have the form this key takes',
  'bad-pattern': 'the `stacks:` pattern cannot tell account and stack',
  'unknown-placeholder': 'a placeholder in braces is none that is filled in here',
  'keys-clash': 'keys stand together that exclude each other, or one stands without another it needs',
  'same-name': 'two names differ only in upper and lower case',
  'same-id': 'two things have one id, e-mail, key, source or name',
  'empty-window': 'something ends before it starts, or at once',
  'unknown-account': 'an account is not declared in waves.yaml',
  'account-differs': 'an environment.yaml says another account than its folder',
  'unknown-module': 'a contract is for a module that the catalogue does not have',
  'unknown-role': 'a role is asked for that is declared nowhere',
  'role-without-holders': 'a role is held by nobody',
  'unknown-person': 'a role is held by somebody who is no known person',
  'unknown-kind': 'a kind of evidence is neither in the catalogue nor declared',
  'reason-missing': 'something is loosened without a reason',
  'implicit-evidence': 'evidence that is always required cannot be loosened',
  'selects-nothing': 'a key of approvalPolicy does not say what it is for',
  'wave-overlap': 'an account is in two waves of one contract',
  'wave-uncovered': 'a stack has a module and is in no wave of its contract',
  'contract-missing': 'a stack has a module that no contract serves',
  'env-forbidden': 'a variable would change what the engine runs',
  'outside-repository': 'a path leads out of the repository',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof problemCodes;

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemCodes, text);
}
