/** Keys that do less in this version than their description says, as `file key`. */
export const limits: Readonly<Record<string, string>> = {
  'waves.yaml modules.<name>.source': 'git sources only',
  'waves.yaml deadline':
    'it bounds only how long a plan request waits for its answer, 30m at most; an engine may run 45m',
  'policies/*.yaml roles': 'a team of a forge is nobody yet, so name persons',
};

/** Keys that are read and checked, and change nothing in this version. With each, all keys below it. */
export const withoutEffect: Readonly<Record<string, string>> = {
  'waves.yaml remote': '`waves init --remote` fixes the remote',
  'waves.yaml store': 'the ledger is always SQLite in `.waves/`',
  'waves.yaml git.credential': 'only what git can read without credentials is reached',
  'waves/NAME.yaml waves[].deadline': 'an apply may take 45 minutes',
  'waves/NAME.yaml promotionContract': 'the waves are the contract',
  'policies/*.yaml people[].forge': 'there is no forge',
  'policies/*.yaml approvalPolicy.<name>.proof': 'the proof is always a signature',
  'policies/*.yaml freezeWindow[].additionalApprovals': 'a freeze is waited out',
  'policies/*.yaml emergencyChange': 'there is no emergency path',
  'policies/*.yaml rollforwardPolicy': 'there is no rollforward',
  'policies/*.yaml changeClassification': 'the rules classify',
  'policies/*.yaml approval': 'approvals stand in the ledger',
};
