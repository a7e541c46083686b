import { delimiter } from 'node:path';
import { Failure } from '../../domain/failure.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** How to reach the network from here. Nothing else of the caller's environment is passed on. */
const network = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'all_proxy',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'AWS_CA_BUNDLE',
] as const;

const systemPath = ['/usr/bin', '/bin'];

/** What nobody may name: these change what the engine does, or what it tells. */
const unnameable =
  /^(?:TF_(?:CLI_|DATA_DIR$|WORKSPACE$|INPUT$|LOG|IN_AUTOMATION$)|LD_|DYLD_|NODE_OPTIONS$|BASH_ENV$|ENV$)/;

/**
 * The engine's whole environment, from nothing (INV-21): a parent's `TF_CLI_ARGS_plan=-destroy` would turn a promotion
 * into a destroy (F18). `named` is what the configuration and the credentials say; it wins over nothing of ours.
 */
export function engineEnvironment(made: {
  readonly parent: Variables;
  readonly named: Readonly<Record<string, string>>;
  readonly home: string;
  readonly cliConfig: string;
  readonly workspace: string;
  readonly gitFolder: string | undefined;
}): Record<string, string> {
  const { parent, named, home, cliConfig, workspace, gitFolder } = made;
  for (const name of Object.keys(named)) {
    const isOurs = name === 'TF_WORKSPACE' && named[name] === workspace;
    if (unnameable.test(name) && !isOurs) throw notPassed(name);
  }
  const passed = network.flatMap((name) => (parent[name] === undefined ? [] : [[name, parent[name]] as const]));
  const folders = gitFolder === undefined || systemPath.includes(gitFolder) ? systemPath : [...systemPath, gitFolder];
  return {
    ...Object.fromEntries(passed),
    ...named,
    PATH: folders.join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_DATA_DIR: '.terraform',
    TF_CLI_CONFIG_FILE: cliConfig,
    ...(workspace === 'default' ? {} : { TF_WORKSPACE: workspace }),
  };
}

function notPassed(name: string): Failure {
  return new Failure('environment-invalid', `${name} is never passed to an engine`, { outcome: 'nothing-happened' });
}
