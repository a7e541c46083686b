import { findBinary } from '../../adapters/terraform/binary.ts';
import { Failure } from '../../domain/failure.ts';
import type { EngineChoice } from '../../domain/stack.ts';
import { type Check, cannotTell, ok, type Patient, wrong } from './check.ts';

/** Since when an engine writes `.terraform.lock.hcl`, without which a provider is not what was approved. */
const lockFileSince = [0, 14];

export const engine: Check = {
  name: 'engine',
  look: async (patient) => Promise.all(choicesOf(patient).map((asked) => lookFor(asked, patient))),
};

type Asked = { readonly choice: EngineChoice; readonly stacks: readonly string[] };

/** Each engine that is asked for, with the stacks that ask. */
function choicesOf({ definitions }: Patient): readonly Asked[] {
  if (!definitions) return [{ choice: { kind: 'terraform' }, stacks: [] }];
  const asked = new Map<string, Asked>();
  for (const { name, engine: choice } of definitions.stacks) {
    const before = asked.get(textOf(choice))?.stacks ?? [];
    asked.set(textOf(choice), { choice, stacks: [...before, name] });
  }
  return asked.size > 0 ? [...asked.values()] : [{ choice: definitions.engine, stacks: [] }];
}

function textOf({ kind, version = '' }: EngineChoice): string {
  return `${kind} ${version}`.trim();
}

async function lookFor({ choice, stacks }: Asked, { around }: Patient) {
  const given = around.env.WAVES_TF_BIN || undefined;
  const [first] = stacks;
  const who = first === undefined ? '' : ` for ${stacks.length === 1 ? first : `${stacks.length} stacks`}`;
  try {
    const { kind, version, path } = await findBinary(choice, given, around.env);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const hasLock = kind === 'tofu' || major > 0 || minor >= (lockFileSince[1] ?? 0);
    const said = `${kind} ${version} at ${path}${who}`;
    return hasLock
      ? ok(`${said}; lock files are supported`)
      : wrong(`${said} knows no lock file`, 'install a newer one');
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code !== 'engine-missing' && failure.code !== 'toolchain') return cannotTell(failure.message);
    const [say = '', fix = `install ${textOf(choice)}, or name it: export WAVES_TF_BIN=…`] =
      failure.message.split('; ');
    return wrong(`${say}${who}`, fix);
  }
}
