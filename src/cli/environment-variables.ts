type Variable = { readonly name: string; readonly means: string };

/** What waves itself is told by the environment. A test holds the list to the names that `src` and `bin` mention. */
const ofWaves: readonly Variable[] = [
  { name: 'WAVES_TF_BIN', means: 'the Terraform or OpenTofu to run; left out, the one on PATH' },
  { name: 'WAVES_WORK_ROOT', means: 'where sealed working folders are; it wins over workRoot of waves.yaml' },
  { name: 'WAVES_VAULT_KEY', means: 'the vault identity, for those who apply elsewhere than waves init ran' },
  { name: 'WAVES_DIGEST_KEY', means: 'the key of digests, for those who plan and apply elsewhere' },
  {
    name: 'WAVES_SSH_KEY',
    means: 'the SSH key file to sign with; left out, the one git signs with, or ~/.ssh/id_ed25519',
  },
  { name: 'WAVES_WEB_IDENTITY', means: 'a token that says who a job is; in GitLab, the name of an entry of id_tokens' },
  { name: 'WAVES_EXIT_OK', means: 'outcomes that end with 0: changes, paused, denied, no-data, held' },
  { name: 'WAVES_INTERRUPT_GRACE', means: 'how long engines that were asked to stop are waited for' },
  { name: 'WAVES_NO_INPUT', means: 'never ask: what is missing is an error, as with --no-input' },
  { name: 'WAVES_DEBUG', means: 'print a stack trace where waves itself is wrong' },
  { name: 'WAVES_SIM_PORT', means: 'given to engines beside the simulated cloud; not for people' },
];

const ofOthers: readonly Variable[] = [
  {
    name: 'CI, GITHUB_ACTIONS, GITLAB_CI',
    means: 'a pipeline: nobody is asked, a line a change, and the first signal stops the engines',
  },
  { name: 'GITHUB_STEP_SUMMARY', means: 'where waves comment --summary writes' },
  { name: 'XDG_CONFIG_HOME', means: 'where the keys of ledgers are; left out, ~/.config' },
  {
    name: 'AWS_WEB_IDENTITY_TOKEN_FILE, ACTIONS_ID_TOKEN_REQUEST_URL',
    means: 'a pipeline vouches for its job: a role is taken so',
  },
  {
    name: 'AWS_ENDPOINT_URL_STS, AWS_REGION, AWS_PROFILE',
    means: 'where STS is, and whose credentials take a role elsewhere',
  },
  { name: 'PATH', means: 'where git, ssh-keygen, the engine and the commands of waves.yaml are looked for' },
  { name: 'SSH_AUTH_SOCK, GIT_ASKPASS', means: 'how git reaches a remote, and an agent that signs' },
  { name: 'HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY', means: 'passed to git, to credentials and to the engine' },
  {
    name: 'SSL_CERT_FILE, SSL_CERT_DIR, GIT_SSL_CAINFO, AWS_CA_BUNDLE, NODE_EXTRA_CA_CERTS',
    means: 'authorities to trust, passed to those who know them',
  },
];

const footer = [
  'An engine sees none of the rest: its environment is built from nothing. TF_CLI_ARGS*, TF_WORKSPACE, TF_DATA_DIR and',
  'every other TF_* of yours is dropped; TF_VAR_* pass only where `env` of a stack.yaml names them.',
];

export function environmentPage(): string {
  const block = (title: string, variables: readonly Variable[]) =>
    [title, ...variables.flatMap(({ name, means }) => [`  ${name}`, `      ${means}`])].join('\n');
  return [block('Of waves', ofWaves), block('Of others', ofOthers), footer.join('\n')].join('\n\n');
}

export function environmentTable() {
  return [
    ...ofWaves.map((variable) => ({ ...variable, of: 'waves' })),
    ...ofOthers.flatMap(({ name, means }) => name.split(', ').map((one) => ({ name: one, means, of: 'others' }))),
  ];
}
