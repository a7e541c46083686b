import { created, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_lambda_function.f';

export const table: RuleTable = {
  rule: 'old-runtime',
  fires: [
    {
      title: 'a new function on an old runtime',
      class: 'normal',
      plan: created(address, { runtime: 'python3.8' }),
      say: 'python3.8',
    },
    {
      title: 'back to an old runtime',
      class: 'normal',
      plan: updated(address, { runtime: 'nodejs22.x' }, { runtime: 'nodejs16.x' }),
    },
  ],
  silent: [
    { title: 'a runtime that is kept', plan: created(address, { runtime: 'python3.13' }) },
    {
      title: 'an old one that was there',
      plan: updated(address, { runtime: 'go1.x', timeout: 1 }, { runtime: 'go1.x', timeout: 2 }),
    },
    { title: 'an image has no runtime', plan: created(address, { package_type: 'Image' }) },
    { title: 'another type', plan: created('aws_db_instance.d', { runtime: 'python3.8' }) },
  ],
  unknown: 'decided by action and type',
};
