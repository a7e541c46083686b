export type Variables = Readonly<Record<string, string | undefined>>;

/** Who runs: `cloud` takes credentials of the caller and makes others of them, `identity` must see only those it asks about. */
export type Runs = 'cloud' | 'waves' | 'identity';

const always = ['PATH', 'LANG', 'TMPDIR', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'AWS_CA_BUNDLE'];
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);
const ofTheCaller = ['HOME', 'USER', 'LOGNAME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_RUNTIME_DIR'];
const ofAMachine = ['SSH_AUTH_SOCK', 'KUBECONFIG'];
const cloudNames = /^(?:AWS|AZURE|ARM|GOOGLE|CLOUDSDK|VAULT|ACTIONS_ID_TOKEN)_/;

export function isCloudName(name: string): boolean {
  return cloudNames.test(name);
}

/** What a command sees of the caller's environment (INV-21). Keys of waves itself are in no list. */
export function commandEnvironment(parent: Variables, runs: Runs): Record<string, string> {
  const names = new Set([
    ...always,
    ...proxies,
    ...(runs === 'identity' ? [] : ofTheCaller),
    ...(runs === 'cloud' ? [...ofAMachine, ...Object.keys(parent).filter(isCloudName)] : []),
  ]);
  return Object.fromEntries([...names].flatMap((name) => (parent[name] === undefined ? [] : [[name, parent[name]]])));
}
