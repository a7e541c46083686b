import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binary } from '../../../src/adapters/terraform/binary.ts';
import { findBinary } from '../../../src/adapters/terraform/binary.ts';
import { parent } from './options.ts';

/** A shell script that says it is Terraform 1.11.4 and otherwise does as told. */
export async function aFakeEngine(folder: string, does: string): Promise<Binary> {
  const path = join(folder, 'terraform');
  await writeFile(path, `#!/bin/sh\n[ "$1" = version ] && { echo 'Terraform v1.11.4'; exit; }\n${does}\n`);
  await chmod(path, 0o755);
  return findBinary({ kind: 'terraform' }, path, parent);
}
