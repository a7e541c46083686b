/** Rules that say that something sees less than before. */
export const blinding: ReadonlySet<string> = new Set([
  'trail-weakened',
  'trail-events',
  'recorder-off',
  'detector-off',
  'organization-coverage',
  'logging-off',
  'waf-logging',
]);

/** Rules that say that somebody or something is let in or may do more. */
export const widening: ReadonlySet<string> = new Set([
  'open-to-world',
  'public-range',
  'ports-widened',
  'new-peer',
  'internet-route',
  'public-load-balancer',
  'public-policy',
  'public-write',
  'new-account',
  'public-access-block',
  'bucket-acl',
  'shared-copy',
  'key-control',
]);
