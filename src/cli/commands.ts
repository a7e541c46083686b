import type { Command } from './command.ts';

export const groups = {
  promote: 'Promote',
  decide: 'Decide',
  look: 'Look',
  account: 'Account for it',
  around: 'Around it',
} as const;

/** A command as the help names it. What it takes and does is loaded when it is meant. */
export type Listed = {
  readonly name: string;
  readonly group: keyof typeof groups;
  readonly summary: string;
  readonly load: () => Promise<Command>;
};

/** Every command there is. Adding one is a line here and a file in `commands/`. */
export const commands: readonly Listed[] = [
  {
    name: 'plan',
    group: 'promote',
    summary: 'every wave of NAME@VERSION and what it would need; writes nothing',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  {
    name: 'run',
    group: 'promote',
    summary: 'promote NAME@VERSION, or carry on where it stands',
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'tick',
    group: 'promote',
    summary: 'carry on with everything whose time has come',
    load: async () => (await import('./commands/tick.ts')).tick,
  },
  {
    name: 'reconcile',
    group: 'promote',
    summary: "take a stack's current pin through the same gates: clears drift and unapplied changes",
    load: async () => (await import('./commands/reconcile.ts')).reconcile,
  },
  {
    name: 'settle',
    group: 'promote',
    summary: 'find out how an interrupted apply ended and record it',
    load: async () => (await import('./commands/settle.ts')).settle,
  },
  {
    name: 'approve',
    group: 'decide',
    summary: 'say yes to exact plans, by their digest',
    load: async () => (await import('./commands/approve.ts')).approve,
  },
  {
    name: 'reject',
    group: 'decide',
    summary: 'say no: the promotion ends',
    load: async () => (await import('./commands/reject.ts')).reject,
  },
  {
    name: 'revoke',
    group: 'decide',
    summary: 'take an approval back',
    load: async () => (await import('./commands/revoke.ts')).revoke,
  },
  {
    name: 'pause',
    group: 'decide',
    summary: 'start nothing more until somebody resumes',
    load: async () => (await import('./commands/pause.ts')).pause,
  },
  {
    name: 'resume',
    group: 'decide',
    summary: 'let a paused promotion go on',
    load: async () => (await import('./commands/resume.ts')).resume,
  },
  {
    name: 'abort',
    group: 'decide',
    summary: 'end a promotion where it stands',
    load: async () => (await import('./commands/abort.ts')).abort,
  },
  {
    name: 'retry',
    group: 'decide',
    summary: 'let a failed stack be planned anew',
    load: async () => (await import('./commands/retry.ts')).retry,
  },
  {
    name: 'status',
    group: 'look',
    summary: 'where everything is',
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    name: 'why',
    group: 'look',
    summary: 'what blocks, who owns it, until when, and the command that carries on',
    load: async () => (await import('./commands/why.ts')).why,
  },
  {
    name: 'inbox',
    group: 'look',
    summary: 'plans that wait for somebody, by role',
    load: async () => (await import('./commands/inbox.ts')).inbox,
  },
  {
    name: 'locks',
    group: 'look',
    summary: 'stacks that are held, by whom and since when',
    load: async () => (await import('./commands/locks.ts')).locks,
  },
  {
    name: 'logs',
    group: 'look',
    summary: 'what the engine said for a stack, without its secrets',
    load: async () => (await import('./commands/logs.ts')).logs,
  },
  {
    name: 'drift',
    group: 'look',
    summary: 'is the world what the configuration says?',
    load: async () => (await import('./commands/drift.ts')).drift,
  },
  {
    name: 'release show',
    group: 'account',
    summary: 'what a release is and where it runs',
    load: async () => (await import('./commands/release-show.ts')).releaseShow,
  },
  {
    name: 'release list',
    group: 'account',
    summary: 'releases that were seen',
    load: async () => (await import('./commands/release-list.ts')).releaseList,
  },
  {
    name: 'release add',
    group: 'account',
    summary: 'look at a release and remember its digests',
    load: async () => (await import('./commands/release-add.ts')).releaseAdd,
  },
  {
    name: 'evidence list',
    group: 'account',
    summary: 'what is known for and against',
    load: async () => (await import('./commands/evidence-list.ts')).evidenceList,
  },
  {
    name: 'evidence add',
    group: 'account',
    summary: 'state evidence, signed by you',
    load: async () => (await import('./commands/evidence-add.ts')).evidenceAdd,
  },
  {
    name: 'audit verify',
    group: 'account',
    summary: 'is every entry of the ledger what was written?',
    load: async () => (await import('./commands/audit-verify.ts')).auditVerify,
  },
  {
    name: 'audit reconstruct',
    group: 'account',
    summary: 'what, from where, who said yes, on what grounds, and what became of it',
    load: async () => (await import('./commands/audit-reconstruct.ts')).auditReconstruct,
  },
  {
    name: 'audit replay',
    group: 'account',
    summary: 'judge every recorded plan again and compare',
    load: async () => (await import('./commands/audit-replay.ts')).auditReplay,
  },
  {
    name: 'init',
    group: 'around',
    summary: 'open a ledger for this repository',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'validate',
    group: 'around',
    summary: 'every problem of the configuration in the working tree',
    load: async () => (await import('./commands/validate.ts')).validate,
  },
  {
    name: 'demo',
    group: 'around',
    summary: 'the whole road on the simulated cloud, in a throw-away project',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  {
    name: 'sim',
    group: 'around',
    summary: 'the simulated cloud',
    load: async () => (await import('./commands/sim.ts')).sim,
  },
  {
    name: 'help',
    group: 'around',
    summary: 'this; `waves help COMMAND`, `waves help exit-codes`',
    load: async () => (await import('./commands/help.ts')).help,
  },
];
