export type Variables = Readonly<Record<string, string | undefined>>;

/** Which rights a child has. Settling has those of applying. */
export type Part = 'plan' | 'apply';

const ofThePerson = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TERM', 'NO_COLOR', 'TMPDIR'];
const certificates = ['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE', 'GIT_SSL_CAINFO'];
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const always = new Set([...ofThePerson, ...certificates, ...proxies]);
const families = /^(?:XDG|WAVES)_/;

// Node, the loader and the shell would run code named here before the child could look at anything. A forge's token
// is for decide alone: whoever plans runs other people's code, and whoever applies pushes nothing.
const never = /^(?:NODE_OPTIONS$|NODE_REPL_|LD_|DYLD_|BASH_ENV$|ENV$|WAVES_.*TOKEN$)/;

const vaultKey = 'WAVES_VAULT_KEY';

/**
 * A child's whole environment, from nothing (INV-21). A process that has planned can neither open the vault nor has it
 * what `applyOnly` names. Where both identities are made from one source of the caller, such as a profile that may take
 * two roles, only another machine or user for each part keeps them apart.
 */
export function partEnvironment(
  part: Part,
  of: {
    readonly ambient: Variables;
    /** What the stack's `env` names: the same for both parts, since both must plan and apply with equal variables. */
    readonly named: readonly string[];
    /** What the apply identity is made from, for nobody but the apply part. */
    readonly applyOnly: readonly string[];
    /** Git reaches a remote by ssh and needs the agent; nothing else in a child does. */
    readonly sshAgent: boolean;
  },
): Record<string, string> {
  const { ambient, named, applyOnly, sshAgent } = of;
  const wanted = new Set([...always, ...named, ...(sshAgent ? ['SSH_AUTH_SOCK'] : []), ...applyOnly]);
  const withheld = new Set(part === 'plan' ? [vaultKey, ...applyOnly] : []);
  const isPassed = (name: string): boolean =>
    (wanted.has(name) || families.test(name)) && !withheld.has(name) && !never.test(name);
  const passed = Object.entries(ambient).flatMap(([name, value]) =>
    value !== undefined && isPassed(name) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(passed);
}
