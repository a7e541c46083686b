import { setTimeout as sleep } from 'node:timers/promises';
import { create, remove, update } from '../cloud/account.ts';
import { type ApplyFault, type Operation, strike } from '../cloud/faults.ts';
import { SimFailure } from '../failure.ts';
import { textOf, type Values } from '../schema/values.ts';
import { accountOf, type Session } from './session.ts';

export type Change = {
  readonly type: string;
  readonly prior: Values | null;
  readonly planned: Values | null;
  readonly config: Values | null;
};

/** The new state, and a failure beside it when the cloud made the resource but something then went wrong. */
export type Applied = { readonly state: Values | null; readonly failure?: SimFailure };

/** Changes the cloud for one resource, unless a fault or a missing right is in the way. */
export async function applyChange(session: Session, change: Change): Promise<Applied> {
  const operation = operationOf(change);
  if (session.access.identity !== 'apply') throw denied(session, change, operation);
  const { root, account } = session.access;
  const faults = strike(root, { account, type: change.type, on: operation });
  for (const fault of faults) await before(session, change, { fault, operation });
  const state = perform(session, change, operation);
  for (const fault of faults) await after(session, fault);
  const taint = faults.find((fault) => fault.do === 'taint');
  return taint ? { state, failure: new SimFailure('InternalFailure', words(taint, change)) } : { state };
}

function operationOf({ prior, planned }: Change): Operation {
  if (!planned) return 'delete';
  return prior ? 'update' : 'create';
}

function perform(session: Session, change: Change, operation: Operation): Values | null {
  const account = accountOf(session);
  const planned = change.planned ?? {};
  const id = textOf(change.prior?.id);
  if (operation === 'create') return create(account, change.type, planned);
  if (operation === 'update') return update(account, change.type, { id, planned, config: change.config ?? {} });
  remove(account, change.type, id);
  return null;
}

async function before(
  session: Session,
  change: Change,
  { fault, operation }: { fault: ApplyFault; operation: Operation },
): Promise<void> {
  if (fault.do === 'slow') await sleep(fault.ms ?? 1000);
  if (fault.do === 'deny') throw denied(session, change, operation);
  if (fault.do === 'fail') throw new SimFailure('InternalFailure', words(fault, change));
  if (fault.when !== 'after') await hangOrDie(session, fault, 'before');
}

async function after(session: Session, fault: ApplyFault): Promise<void> {
  if (fault.when === 'after') await hangOrDie(session, fault, 'after');
}

/** A hang ends when Terraform asks the provider to stop. */
async function hangOrDie({ access, stop }: Session, fault: ApplyFault, when: 'before' | 'after'): Promise<void> {
  if (fault.do === 'die') access.die();
  if (fault.do !== 'hang' && fault.do !== 'die') return;
  await new Promise<void>((resolve) => {
    if (stop.signal.aborted) resolve();
    stop.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  if (when === 'before') throw new SimFailure('RequestCanceled', 'the call hung until Terraform was stopped');
}

function words(fault: ApplyFault, { type }: Change): string {
  return fault.message ?? `the simulated cloud was told to fail on ${type}`;
}

function denied({ access }: Session, { type }: Change, operation: Operation): SimFailure {
  const who = `arn:aws:sts::${access.accountId}:assumed-role/waves-${access.identity}/simulated`;
  return new SimFailure('AccessDenied', `User: ${who} is not authorized to perform: ${operation} on ${type}`);
}
