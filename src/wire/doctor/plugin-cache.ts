import { type Check, ok, warning } from './check.ts';

/** Engines that share a plugin cache while `init` fills it damage it, so a cache of the caller's is never taken. */
export const pluginCache: Check = {
  name: 'plugin cache',
  async look({ around, definitions }) {
    if (around.env.TF_PLUGIN_CACHE_DIR) {
      return [
        warning(
          'TF_PLUGIN_CACHE_DIR is not used: providers are fetched for each working folder',
          'set providers.mirror in waves.yaml',
        ),
      ];
    }
    const mirror = definitions?.providersMirror;
    if (definitions?.providersSimulated) return [ok('none is needed: providers are simulated')];
    return [
      ok(
        mirror === undefined ? 'none is shared; providers come from their registries' : `providers come from ${mirror}`,
      ),
    ];
  },
};
