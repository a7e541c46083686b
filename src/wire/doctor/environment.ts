import { existsSync } from 'node:fs';
import { type Check, ok, warning } from './check.ts';

/** Names, never values. What a stack's `env` names is passed on. */
export const environment: Check = {
  name: 'environment',
  async look({ around, definitions }) {
    const { env } = around;
    const named = new Set(definitions?.stacks.flatMap((stack) => stack.env) ?? []);
    const dropped = Object.keys(env).filter((name) => name.startsWith('TF_') && !named.has(name) && env[name] !== '');
    const config = env.TF_CLI_CONFIG_FILE;
    return [
      ...(config && !existsSync(config)
        ? [warning(`TF_CLI_CONFIG_FILE names ${config}, which is not there`, 'unset TF_CLI_CONFIG_FILE')]
        : []),
      dropped.length === 0
        ? ok('no TF_* variable of yours would be dropped')
        : warning(
            `no engine sees ${dropped.toSorted().join(', ')}`,
            'unset them; a variable for a stack is named in `env` of its stack.yaml',
          ),
    ];
  },
};
