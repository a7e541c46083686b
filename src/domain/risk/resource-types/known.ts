import { ordinary } from './ordinary.ts';
import { guardrail, identity, network, resourcePolicy, secret } from './security.ts';
import { holdsData } from './stateful.ts';

/** Is there anything this rule set knows about the type? An unknown type counts against the change (INV fail closed). */
export function isKnownType(type: string): boolean {
  return [ordinary, holdsData, guardrail, identity, network, resourcePolicy, secret].some((names) => names.has(type));
}

/** Providers whose types the lists speak of. A type of the same name from elsewhere may mean anything. */
export function isKnownProvider(provider: string): boolean {
  if (!provider.includes('/')) return true;
  return knownProvider.test(provider);
}

const knownProvider =
  /^(?:terraform[.]io\/builtin\/terraform|(?:registry[.]terraform[.]io|registry[.]opentofu[.]org)\/(?:hashicorp\/[a-z0-9-]+|integrations\/github|mongodb\/mongodbatlas|datadog\/datadog|pagerduty\/pagerduty|snowflakedb\/snowflake|opentofu\/[a-z0-9-]+))$/;
