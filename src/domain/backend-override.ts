/** Sorted behind every other override a person could think of; a checkout that carries any is refused anyway. */
export const backendOverrideName = 'zz_waves_backend_override.tf.json';

/**
 * The text of waves' own override for a stack without a backend block: an absolute path, so that a private checkout
 * finds the state that is there and does not plan to create everything again (F22).
 */
export function backendOverride(statePath: string): string {
  const path = statePath.replace(/[$%](?=\{)/g, (sign) => sign + sign);
  return `${JSON.stringify({ terraform: { backend: { local: { path } } } }, null, 2)}\n`;
}
