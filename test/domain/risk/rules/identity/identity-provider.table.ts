import type { RuleTable } from '../table.ts';
import { created, deleted, updated } from './rows.ts';

const oidc = 'aws_iam_openid_connect_provider.p';
const values = (more: object): object => ({ url: 'https://a', client_id_list: ['x'], thumbprint_list: ['1'], ...more });

export const table: RuleTable = {
  rule: 'identity-provider',
  fires: [
    { title: 'a new provider', class: 'high', plan: created(oidc, values({})) },
    {
      title: 'another audience',
      say: 'client_id_list',
      plan: updated(oidc, values({}), values({ client_id_list: ['x', 'y'] })),
    },
    { title: 'another thumbprint', plan: updated(oidc, values({}), values({ thumbprint_list: ['2'] })) },
    {
      title: 'other metadata',
      plan: updated('aws_iam_saml_provider.s', { saml_metadata_document: 'a' }, { saml_metadata_document: 'b' }),
    },
    { title: 'a trust anchor', plan: created('aws_rolesanywhere_trust_anchor.t', { name: 'a' }) },
  ],
  silent: [
    { title: 'one audience less', plan: updated(oidc, values({ client_id_list: ['x', 'y'] }), values({})) },
    { title: 'a provider that goes', plan: deleted(oidc, values({})) },
    { title: 'tags', plan: updated(oidc, values({ tags: { a: '1' } }), values({ tags: { a: '2' } })) },
  ],
  unknown: [
    {
      title: 'a thumbprint that is known only later',
      class: 'high',
      plan: {
        changes: [
          {
            address: oidc,
            actions: ['update'],
            before: values({}),
            after: { url: 'https://a', client_id_list: ['x'] },
            unknown: { thumbprint_list: true },
          },
        ],
      },
    },
  ],
};
