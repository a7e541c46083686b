import type { Environment } from '../domain/environment.ts';
import { unstated } from '../domain/environment.ts';
import type { Checked } from './check.ts';
import type { StackFolder } from './discover.ts';
import { given } from './names.ts';
import type { EnvironmentFile } from './schemas/stack-files.ts';
import type { Report } from './source.ts';
import { problemAt } from './source.ts';

/** Parts of an account's name that say production where nothing else says the stage. */
const production = new Set(['prod', 'prd', 'production']);

/**
 * The tuple of a stack: what its path captures, and over it the environment files from the outermost folder to its own.
 * A stage that nothing says is `prod` for an account whose name has that word, else the account's name: a small estate
 * has an account per stage, and the strict reading is the safe one.
 */
export function environmentOf(
  stack: StackFolder,
  files: readonly Checked<EnvironmentFile>[],
  report: Report,
): Environment {
  const { stack: _, ...captured } = stack.captures;
  for (const file of files) reportAccount(file, captured.account, report);
  const written: Partial<Environment> = Object.assign({}, ...files.map(({ value }) => given(value.environment)));
  const account = captured.account;
  return {
    stage: stageOf(account),
    region: unstated,
    cluster: unstated,
    tenantTier: unstated,
    dataClass: unstated,
    releaseChannel: unstated,
    ...captured,
    ...written,
    account,
  };
}

function stageOf(account: string): string {
  const words = account.toLowerCase().split(/[._-]/);
  return words.some((word) => production.has(word)) ? 'prod' : account;
}

function reportAccount(file: Checked<EnvironmentFile>, account: string, report: Report): void {
  const written = file.value.environment.account;
  if (written === undefined || written === account) return;
  const say = `this is for account ${account} by its folder, and says ${written}`;
  const path = ['environment', 'account'];
  report(
    problemAt(file.source, { path }, { code: 'account-differs', say, fix: `write ${account}, or move the folder` }),
  );
}
