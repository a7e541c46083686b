import { backends } from './backends.ts';
import type { Check } from './check.ts';
import { clock } from './clock.ts';
import { credentials } from './credentials.ts';
import { engine } from './engine.ts';
import { environment } from './environment.ts';
import { files } from './files.ts';
import { forge } from './forge.ts';
import { git } from './git.ts';
import { keys } from './keys.ts';
import { ledger } from './ledger.ts';
import { node } from './node.ts';
import { pluginCache } from './plugin-cache.ts';
import { smells } from './smells.ts';
import { workRoot } from './work-root.ts';

/** Every look there is, in the order people read them. */
export const checks: readonly Check[] = [
  ...[node, git, engine, environment, files],
  ...[ledger, keys, clock, workRoot, pluginCache],
  ...[credentials, backends, forge, smells],
];
