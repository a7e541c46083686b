import { problemCodes } from '../config/problem-codes.ts';
import { codes } from '../domain/codes.ts';
import { allRules } from '../views/rules.ts';

/** Everything `waves explain` knows by name, keys of files apart. */
export function topics(): readonly { readonly word: string; readonly help: string }[] {
  const reasons = Object.entries(codes).map(([word, { means }]) => ({ word, help: means }));
  const problems = Object.entries(problemCodes).map(([word, means]) => ({ word, help: means }));
  return [...allRules().map(({ rule, about }) => ({ word: rule, help: about })), ...reasons, ...problems];
}
