import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { creates } from '../../../plan/actions.ts';
import { configAddress } from '../../../plan/address.ts';
import { memberOf, wordOf } from '../../../plan/read.ts';
import { afterOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

const made: ReadonlyMap<string, string> = new Map([
  ['aws_iam_access_key', 'makes a key that works until somebody deletes it, and keeps it in the state'],
  ['aws_iam_user_login_profile', 'makes a password for the console'],
  ['aws_iam_service_specific_credential', 'makes a password that works until somebody deletes it'],
  ['aws_iam_virtual_mfa_device', 'makes a second factor, and keeps its seed in the state'],
  ['google_service_account_key', 'makes a key that works until somebody deletes it, and keeps it in the state'],
  ['azuread_application_password', 'makes a password for an application, and keeps it in the state'],
  ['azuread_service_principal_password', 'makes a password for an application, and keeps it in the state'],
  ['azuread_application_certificate', 'lets a certificate sign in as an application'],
  ['azuread_application_federated_identity_credential', 'lets tokens from somewhere else sign in as an application'],
  ['azurerm_federated_identity_credential', 'lets tokens from somewhere else sign in as an identity'],
]);

export const credentialMade: ChangeRule = {
  id: 'credential-made',
  about: 'What somebody can sign in with for long is found, copied and forgotten.',
  class: 'high',
  source: 'IAM-12, IAM-21',
  onChange: ({ change, analysis }) => {
    if (!creates(change)) return undefined;
    const say = made.get(change.type);
    if (say !== undefined) return fires(say, { impacts });
    if (change.type !== 'aws_iam_user') return undefined;
    return hasOwnRights(change, analysis) ? fires('makes a user with rights of its own', { impacts }) : undefined;
  },
};

/** A policy or an attachment of the same plan that names the user, or is made from it. */
function hasOwnRights(user: ResourceChange, { changes }: Analysis): boolean {
  const name = wordOf(afterOf(user, 'name'));
  return changes.some(
    ({ type, after, references }) =>
      /^aws_iam_user_policy/.test(type) &&
      (memberOf(after, 'user') === name || references.user?.includes(configAddress(user.address)) === true),
  );
}
