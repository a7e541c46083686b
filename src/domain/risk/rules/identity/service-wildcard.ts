import { allows, isBroad } from '../../../iam/ask.ts';
import { grantRule, isAll } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

/** All of these lead to all of the account. */
const keys = ['iam', 'sts', 'kms', 'organizations'];
const services = [...keys, 's3', 'lambda', 'ec2', 'secretsmanager'];

export const serviceWildcard = grantRule(
  {
    id: 'service-wildcard',
    about: 'Everything of a service on every resource is more than anybody meant, and grows with the service.',
    class: 'high',
    source: 'IAM-02',
  },
  (grant) => {
    if (isAll(grant) || !isBroad(grant)) return undefined;
    const whole = services.filter((service) => allows(grant, `${service}:*`));
    if (whole.length === 0) return undefined;
    const names = whole.map((service) => `${service}:*`).join(', ');
    return fires(
      `allows ${names} on everything`,
      whole.some((name) => keys.includes(name)) ? { class: 'critical' } : {},
    );
  },
);
