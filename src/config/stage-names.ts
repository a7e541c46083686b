const production = new Set(['prod', 'prd', 'production']);

/** Much depends on what is production, so its spellings are one stage, `prod`. Other stages are as written. */
export function stageName(written: string): string {
  return production.has(written.toLowerCase()) ? 'prod' : written;
}

/**
 * The stage of an account where nothing says it: `prod` if the name has a word for it, else the name itself. A small
 * estate has an account per stage, and the strict reading is the safe one.
 */
export function stageOfAccount(account: string): string {
  return account.split(/[._-]/).some((word) => stageName(word) === 'prod') ? 'prod' : account;
}
