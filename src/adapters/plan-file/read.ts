import { digestOf } from '../../domain/digest.ts';
import type { PlanFile, SavedPlan } from '../../ports/plan-file.ts';
import { type Archive, openArchive } from './archive.ts';
import { bytesIn, type Message, messageOf, numberIn } from './protobuf.ts';
import { snapshotIn } from './snapshot.ts';
import { jsonOf, textOf, unreadable } from './unreadable.ts';

/** The fields of `tfplan` that are read. Tests make plans with the engines at hand to see that they still mean this. */
const fields = {
  format: 1,
  backend: 13,
  engineVersion: 14,
  errored: 20,
  timestamp: 21,
  applyable: 25,
  complete: 26,
} as const;
const backendFields = { type: 1, workspace: 3 } as const;
const knownFormat = 3;
const lockFileName = '.terraform.lock.hcl';
const memberName = /^(?:tfplan|tfstate|tfstate-prev|[.]terraform[.]lock[.]hcl|tfconfig\/.+)$/s;

/** Saved plans, read without an engine. */
export const planFile: PlanFile = { read };

function read(bytes: Uint8Array): SavedPlan {
  if (bytes[0] === 0x7b) throw unreadable('it is encrypted, or stands for a plan that is kept elsewhere');
  const archive = openArchive(bytes);
  const stranger = archive.names.find((name) => !memberName.test(name));
  if (stranger !== undefined) throw unreadable(`${JSON.stringify(stranger)} is no part of a plan`);
  const plan = messageOf(archive.read('tfplan'));
  if (numberIn(plan, fields.format) !== knownFormat) throw unreadable('it is of a format other than 3');
  const engineVersion = textIn(plan, fields.engineVersion);
  if (!engineVersion) throw unreadable('it names no engine version');
  return {
    ...stateIn(archive),
    engineVersion,
    timestamp: textIn(plan, fields.timestamp),
    ...backendIn(plan),
    ...flagsIn(plan),
    errored: Boolean(numberIn(plan, fields.errored)),
    ...snapshotIn(archive),
    ...(archive.names.includes(lockFileName) ? { lockFile: archive.read(lockFileName) } : {}),
  };
}

function stateIn(archive: Archive): Pick<SavedPlan, 'lineage' | 'serial'> {
  const { lineage, serial } = Object(jsonOf(archive.read('tfstate'), 'tfstate'));
  if (typeof lineage !== 'string' || !Number.isSafeInteger(serial) || serial < 0) {
    throw unreadable('tfstate has no lineage and serial');
  }
  return lineage === '' ? { lineage: undefined, serial: undefined } : { lineage, serial };
}

function backendIn(plan: Message): Pick<SavedPlan, 'backend'> {
  const bytes = bytesIn(plan, fields.backend);
  if (!bytes) return {};
  const backend = messageOf(bytes);
  const [type, workspace] = [textIn(backend, backendFields.type), textIn(backend, backendFields.workspace)];
  if (!type || !workspace) throw unreadable('its backend has no type or no workspace');
  return { backend: { type, workspace, configDigest: digestOf(bytes) } };
}

function flagsIn(plan: Message): Pick<SavedPlan, 'complete' | 'applyable'> {
  const [complete, applyable] = [numberIn(plan, fields.complete), numberIn(plan, fields.applyable)];
  return {
    ...(complete === undefined ? {} : { complete: complete !== 0 }),
    ...(applyable === undefined ? {} : { applyable: applyable !== 0 }),
  };
}

function textIn(message: Message, field: number): string | undefined {
  const bytes = bytesIn(message, field);
  return bytes && textOf(bytes, `field ${field}`);
}
