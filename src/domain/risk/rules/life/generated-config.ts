import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const generatedConfig: ChangeRule = {
  id: 'generated-config',
  about: 'The engine wrote the configuration from what it found in the world. Nobody has read it.',
  class: 'high',
  source: 'LIF-10',
  onChange: ({ change }) =>
    change.generatedConfig ? fires('is imported with configuration that the engine wrote itself') : undefined,
};
