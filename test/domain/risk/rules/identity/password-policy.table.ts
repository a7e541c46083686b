import type { RuleTable } from '../table.ts';
import { created, deleted, updated } from './rows.ts';

const address = 'aws_iam_account_password_policy.p';
const strict = {
  minimum_password_length: 14,
  password_reuse_prevention: 24,
  max_password_age: 90,
  require_symbols: true,
};

export const table: RuleTable = {
  rule: 'password-policy',
  directed: true,
  fires: [
    {
      title: 'shorter',
      class: 'high',
      say: 'minimum_password_length',
      plan: updated(address, strict, { ...strict, minimum_password_length: 8 }),
    },
    { title: 'older', say: 'max_password_age', plan: updated(address, strict, { ...strict, max_password_age: 180 }) },
    { title: 'for ever', plan: updated(address, strict, { ...strict, max_password_age: 0 }) },
    { title: 'no rules at all', class: 'high', plan: deleted(address, strict) },
    { title: 'without symbols', plan: updated(address, strict, { ...strict, require_symbols: false }) },
  ],
  silent: [
    { title: 'longer', plan: updated(address, strict, { ...strict, minimum_password_length: 20 }) },
    { title: 'at creation', plan: created(address, strict) },
  ],
  unknown: [
    {
      title: 'known only later',
      class: 'high',
      plan: {
        changes: [
          {
            address,
            actions: ['update'],
            before: strict,
            after: { max_password_age: 90, require_symbols: true, password_reuse_prevention: 24 },
            unknown: { minimum_password_length: true },
          },
        ],
      },
    },
  ],
};
