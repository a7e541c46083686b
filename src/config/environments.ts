import type { Environment } from '../domain/environment.ts';
import { unstated } from '../domain/environment.ts';
import type { Checked } from './check.ts';
import type { StackFolder } from './discover.ts';
import { given } from './names.ts';
import type { EnvironmentFile } from './schemas/stack-files.ts';
import type { Report } from './source.ts';
import { problemAt } from './source.ts';
import { stageName, stageOfAccount } from './stage-names.ts';

/**
 * The tuple of a stack: what its path captures, and over it the environment files from the outermost folder to its own.
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
    region: unstated,
    cluster: unstated,
    tenantTier: unstated,
    dataClass: unstated,
    releaseChannel: unstated,
    ...captured,
    ...written,
    stage: stageName(written.stage ?? captured.stage ?? stageOfAccount(account)),
    account,
  };
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
