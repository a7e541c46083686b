/**
 * Waves' own override for a stack whose state lies beside its configuration: an absolute path, so that a private
 * checkout finds the state that is there and does not plan to create everything again (F22). Its name is sorted behind
 * every other override a person could think of; a checkout that carries any is refused anyway.
 */
export function backendOverride(statePath: string): { readonly name: string; readonly text: string } {
  const path = statePath.replace(/[$%](?=\{)/g, (sign) => sign + sign);
  const text = `${JSON.stringify({ terraform: { backend: { local: { path } } } }, null, 2)}\n`;
  return { name: 'zz_waves_backend_override.tf.json', text };
}
