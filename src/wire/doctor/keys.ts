import { findDigestKey, findVaultKey } from '../../adapters/vault/keys.ts';
import { isRefusals } from '../../cli/opened.ts';
import { Failure } from '../../domain/failure.ts';
import { keyFiles } from '../stores.ts';
import { type Check, notApplicable, ok, warning, wrong } from './check.ts';

/** Plans cannot be opened without the vault's key, nor digests compared without the other: are they where they should be? */
export const keys: Check = {
  name: 'keys',
  async look({ place, ledger, around }) {
    if (!place || !ledger || isRefusals(ledger)) return [notApplicable('there is no ledger, hence no keys')];
    const folder = place.keys(ledger.opened.ledger);
    const isBeside = `${folder}/`.startsWith(`${place.folder}/`);
    return [
      await line('vault key', () => findVaultKey(keyFiles(ledger)), { variable: 'WAVES_VAULT_KEY', folder, around }),
      await line('digest key', () => findDigestKey(keyFiles(ledger)), { variable: 'WAVES_DIGEST_KEY', folder, around }),
      ...(isBeside ? [wrong(`${folder} lies in the repository`, 'export XDG_CONFIG_HOME=… outside of it')] : []),
    ];
  },
};

async function line(
  name: string,
  find: () => Promise<unknown>,
  of: { variable: string; folder: string; around: { env: Readonly<Record<string, string | undefined>> } },
) {
  const { variable, folder, around } = of;
  try {
    if ((await find()) === undefined) {
      const fix = `run where waves init ran, or export ${variable}=…`;
      return warning(`the ${name} of this ledger is not here, so nothing is planned or applied here`, fix);
    }
    if (around.env[variable]) return ok(`the ${name} is given in ${variable}`);
    return ok(`the ${name} is in ${folder}; keep a copy elsewhere, since nobody can make it again`);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return wrong(failure.message, `chmod 700 ${folder}; chmod 600 ${folder}/*`);
  }
}
