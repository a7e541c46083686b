/** How a command ends (DESIGN 3). Scripts rely on these numbers. */
export const exits = {
  done: 0,
  failed: 1,
  changes: 2,
  paused: 3,
  denied: 4,
  noData: 5,
  refused: 6,
  held: 7,
  halted: 8,
  tampered: 9,
  usage: 64,
  interrupted: 130,
  terminated: 143,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];

/** Every reason code, its exit and what it means. `docs/errors.md` has a paragraph for each; a test holds both together. */
export const codes = {
  'engine-failed': { exit: exits.failed, means: 'the engine ended with an error' },
  'engine-missing': { exit: exits.failed, means: 'no Terraform or OpenTofu of the asked kind could be run' },
  'plan-failed': { exit: exits.failed, means: 'the stack could not be planned' },
  'apply-failed': { exit: exits.failed, means: 'the apply ended with an error and its outcome is known' },
  'request-lapsed': { exit: exits.failed, means: 'no plan part answered the request before its deadline, three times' },
  'world-failed': { exit: exits.failed, means: 'something outside waves broke' },
  bug: { exit: exits.failed, means: 'waves itself is wrong' },
  'awaiting-approval': { exit: exits.paused, means: 'a judged plan waits for people' },
  'not-approved': { exit: exits.paused, means: 'no sufficient approval names this plan record' },
  'approval-expired': { exit: exits.paused, means: 'the approval is past its expiry' },
  'plan-expired': { exit: exits.paused, means: 'the plan record is past its expiry' },
  'plan-moved': { exit: exits.paused, means: 'what the stack reads has changed since it was planned' },
  'plan-stale': { exit: exits.paused, means: 'the state, the rule set or a rule has moved since the plan was judged' },
  soaking: { exit: exits.paused, means: 'the wave is verified and its soak is not over' },
  held: { exit: exits.paused, means: 'a person paused the promotion' },
  'not-its-turn': { exit: exits.paused, means: 'the canary of the wave goes first' },
  'checkout-dirty': { exit: exits.paused, means: 'the governed branch is checked out here with changed files' },
  drifted: { exit: exits.denied, means: 'the world differs from what the configuration sets' },
  'pending-changes': { exit: exits.denied, means: 'merged changes that are not applied would ride along' },
  frozen: { exit: exits.denied, means: 'a freeze window covers this change' },
  'policy-denied': { exit: exits.denied, means: 'a policy says no to this plan' },
  'class-denied': { exit: exits.denied, means: 'a plan is of a class that `--fail-on` does not let through' },
  'rule-tightened': { exit: exits.denied, means: 'a present rule is stricter than the one this was judged by' },
  'not-verified': { exit: exits.denied, means: 'the re-read after the apply still shows differences' },
  'mixed-pins': { exit: exits.denied, means: 'module blocks of one stack pin different versions' },
  'shared-pin': { exit: exits.denied, means: 'one pin serves several environments' },
  'shared-state': { exit: exits.denied, means: 'two stacks have one state' },
  'pin-conflict': { exit: exits.halted, means: 'the pin line itself changed on the branch while it was being landed' },
  'evidence-failed': { exit: exits.denied, means: 'required evidence says failed' },
  'evidence-missing': { exit: exits.noData, means: 'required evidence has no answer' },
  'evidence-stale': { exit: exits.noData, means: 'required evidence is older than allowed' },
  'providers-not-chosen': {
    exit: exits.noData,
    means: 'a release asks for a provider that the lock file does not have, and no version was chosen for it',
  },
  'could-not-check': { exit: exits.noData, means: 'drift could not be checked; that is never clean' },
  'rules-unreadable': { exit: exits.noData, means: 'a rule file on the governed branch cannot be read' },
  'freeze-unknown': { exit: exits.noData, means: 'the freeze calendar cannot be read' },
  'fact-missing': { exit: exits.noData, means: 'a fact the decision needs could not be had or is too old' },
  'provider-unreachable': { exit: exits.noData, means: 'an evidence provider did not answer' },
  'self-approval': {
    exit: exits.refused,
    means: 'an author, committer, companion author or the sole starter may not approve',
  },
  'same-person-two-roles': { exit: exits.refused, means: 'one person may not fill two roles' },
  'author-unknown': { exit: exits.refused, means: 'an author of the change is no known person' },
  'person-unknown': { exit: exits.refused, means: 'the acting person is not known here' },
  'role-not-held': { exit: exits.refused, means: 'the person does not hold the role' },
  'not-permitted': { exit: exits.refused, means: 'the command needs a role the person does not hold' },
  'proof-invalid': { exit: exits.refused, means: 'a signature does not verify or signs something else' },
  'out-of-scope': { exit: exits.refused, means: 'the approval was given for another promotion, wave or stack' },
  'approval-revoked': { exit: exits.refused, means: 'the approval was revoked' },
  'plan-mismatch': { exit: exits.refused, means: 'no open plan record has this digest' },
  'plan-consumed': { exit: exits.refused, means: 'this plan record had its one intent' },
  'plan-not-approvable': { exit: exits.refused, means: 'the plan is errored, incomplete or targeted' },
  'evidence-not-complete': { exit: exits.refused, means: 'an approval with missing evidence is refused' },
  'producer-not-trusted': { exit: exits.refused, means: 'this producer may not state this kind of evidence' },
  'ref-moved': { exit: exits.refused, means: 'a tag names another commit than when it was first seen' },
  'version-digest-conflict': { exit: exits.refused, means: 'one version has other bytes than when it was first seen' },
  'nested-not-exact': { exit: exits.refused, means: 'a nested module is pinned to a range or a branch' },
  'wrong-account': { exit: exits.refused, means: 'the credentials belong to another account than declared' },
  'toolchain-changed': { exit: exits.refused, means: 'another engine than the recorded one' },
  'inputs-changed': { exit: exits.refused, means: 'the inputs bound in the plan record are others now' },
  'checkout-hostile': {
    exit: exits.refused,
    means: 'the checkout carries files that would change what the engine runs',
  },
  'diff-not-minimal': { exit: exits.refused, means: 'more than pins and companion edits changed' },
  'older-than-deployed': { exit: exits.refused, means: 'the stack is on a newer version' },
  'provider-unlocked': {
    exit: exits.refused,
    means: 'an attached provider is unlocked code; only a sandbox ledger may use it',
  },
  'sandbox-only': { exit: exits.refused, means: 'the flag works on a sandbox ledger only' },
  'clock-behind': { exit: exits.refused, means: 'the time given is before the head of the ledger' },
  'not-here': { exit: exits.refused, means: 'the thing is not in the state this command is for' },
  'promotion-open': { exit: exits.held, means: 'another promotion of the module is open' },
  'stack-locked': { exit: exits.held, means: 'somebody else is applying this stack' },
  'wave-full': { exit: exits.held, means: 'as many stacks of the wave are being applied as it allows' },
  'backend-locked': { exit: exits.held, means: 'the state is locked by somebody outside waves' },
  'workspace-busy': { exit: exits.held, means: "another process works in this stack's folder" },
  'budget-spent': { exit: exits.halted, means: 'more stacks failed than the wave may lose' },
  'outcome-unknown': { exit: exits.halted, means: 'an apply began and nobody knows how it ended' },
  'pin-not-landed': { exit: exits.halted, means: 'applied, and the pin could not be landed' },
  'ledger-tampered': { exit: exits.tampered, means: "the ledger's chain is broken" },
  'workspace-changed': { exit: exits.tampered, means: 'the sealed workspace is not what was recorded' },
  'plan-changed': { exit: exits.tampered, means: 'the plan file is not the recorded one' },
  'artifact-mutated': { exit: exits.tampered, means: 'module content differs from the registered release' },
  'analysis-differs': { exit: exits.tampered, means: 'the sealed plan says something else than people were shown' },
  'judgement-differs': { exit: exits.tampered, means: 'the recorded judgement is not what the rules say' },
  'record-forged': { exit: exits.tampered, means: 'a plan record does not match its digest or its parts' },
  'sources-differ': { exit: exits.tampered, means: 'the sealed folder is not the recorded tree plus our edits' },
  'bad-usage': { exit: exits.usage, means: 'the command line is wrong' },
  'not-exact': { exit: exits.usage, means: 'a release is named by a range, a branch or `latest`' },
  'module-unknown': { exit: exits.usage, means: 'no module of this name is in the catalogue or in any stack' },
  'version-unknown': { exit: exits.usage, means: 'the module has no such version' },
  'invalid-file': { exit: exits.usage, means: 'a file has problems' },
  'not-a-ledger': { exit: exits.usage, means: 'there is no ledger here' },
  'promotion-unknown': { exit: exits.usage, means: 'no promotion has this id' },
} as const satisfies Record<string, { exit: Exit; means: string }>;

export type Code = keyof typeof codes;

/** Is this a reason code? What adapters call a failure often is none. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(codes, text);
}

/** DESIGN 5, "one code, one exit": where several hold, the command exits with the first of these. */
const order: readonly Exit[] = [64, 9, 8, 6, 1, 5, 4, 7, 3, 2, 0];

export function exitOf(reasons: readonly { readonly code: Code }[]): Exit {
  const held = new Set<Exit>(reasons.map((reason) => codes[reason.code].exit));
  return order.find((exit) => held.has(exit)) ?? exits.done;
}
