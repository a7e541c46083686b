import type { Owners } from '../surroundings.ts';
import { modeline, oneLine, scalar } from './yaml.ts';

/** Who would act here: git's e-mail, and the public key that would sign. */
export type PersonHere = { readonly email: string; readonly name?: string; readonly publicKey?: string };

/** The text of `policies/people.yaml`: who is who, who answers for production, and what production asks. */
export function peopleFileText(here: PersonHere | undefined, owners: Owners | undefined): string {
  const id = here && personId(here);
  const asks = `fill in: whoever may say yes to production, and is not always its author`;
  return [
    modeline('policies', 1),
    '# Who is who. A yes is signed with one of the keys here; nobody approves what they wrote.',
    'people:',
    ...(here && id !== undefined ? [personLine(here, id)] : []),
    `  # - { id: bob, emails: [bob@example.com], keys: ['ssh-ed25519 AAAA…'] }  # ${asks}`,
    ...(owners && owners.owners.length > 0
      ? [`# ${owners.file} names ${owners.owners.slice(0, 8).map(oneLine).join(', ')}`]
      : []),
    'roles:',
    `  ${id === undefined ? '# ' : ''}owner: [${id ?? 'bob'}]`,
    'approvalPolicy:',
    '  prod: { requiredRoles: [owner] }',
    '',
  ].join('\n');
}

function personLine({ email, name, publicKey }: PersonHere, id: string): string {
  const parts = [
    `id: ${scalar(id)}`,
    ...(name === undefined || name === '' ? [] : [`name: ${scalar(name)}`]),
    `emails: ['${email}']`,
    ...(publicKey === undefined ? [] : [`keys: ['${publicKey}']`]),
  ];
  const comment = publicKey === undefined ? "  # fill in: keys: ['the line of your .pub file']" : '';
  return `  - { ${parts.join(', ')} }${comment}`;
}

function personId({ email }: PersonHere): string | undefined {
  if (!/^[!-&(-?A-~]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/.test(email)) return undefined;
  const bare = (email.split('@')[0] ?? '')
    .replace(/^\d+\+/, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-');
  const id = bare.replace(/^[^a-z0-9]+|-+$/g, '').slice(0, 60);
  return id === '' ? undefined : id;
}
