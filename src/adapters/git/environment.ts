/** The environment of a process, from which only named variables are ever taken. */
export type Ambient = Readonly<Record<string, string | undefined>>;

/** Settings that win over whatever a repository's own configuration says. */
export type GitConfig = readonly (readonly [key: string, value: string])[];

/** What reaching a remote may need: an agent, an askpass program, a proxy, an authority. */
const networkNames = [
  'SSH_AUTH_SOCK',
  'GIT_ASKPASS',
  'GIT_SSL_CAINFO',
  ...['https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'],
];

/** Nothing of the machine or the person, no code of the repository: hooks, monitors, filters by attribute. */
const ourConfig: GitConfig = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.excludesFile', '/dev/null'],
  // A forged commit graph could hide a parent, and with it an author.
  ['core.commitGraph', 'false'],
  ['i18n.commitEncoding', 'utf-8'],
  ['submodule.recurse', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

/** Git's whole environment (INV-21). No home, so neither `.gitconfig` nor `.netrc`; nothing ever asks a question. */
export function environmentFrom(ambient: Ambient, config: GitConfig): Record<string, string> {
  const taken = networkNames.flatMap((name) => {
    const value = ambient[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(taken),
    PATH: ambient.PATH ?? '/usr/bin:/bin',
    HOME: '/dev/null',
    LC_ALL: 'C',
    SSH_ASKPASS: 'false',
    SSH_ASKPASS_REQUIRE: 'force',
    ...withoutOthersConfig,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    ...configVariables([...ourConfig, ...config]),
  };
}

export const withoutOthersConfig = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
} as const;

/** Settings as `GIT_CONFIG_*`: unlike `-c` they can say any key, and no process list shows them. */
export function configVariables(config: GitConfig): Record<string, string> {
  const pairs = config.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(config.length), ...Object.fromEntries(pairs) };
}
