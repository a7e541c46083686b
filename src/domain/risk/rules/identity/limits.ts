import type { Rule } from '../../rule.ts';
import { boundary } from './boundary.ts';
import { conditionRemoved } from './condition-removed.ts';
import { denyRemoved } from './deny-removed.ts';
import { identityProvider } from './identity-provider.ts';
import { longerSession } from './longer-session.ts';
import { oidcSubject } from './oidc-subject.ts';
import { rightsRemoved } from './rights-removed.ts';
import { sameNamedPolicy } from './same-named-policy.ts';
import { trustWidened } from './trust-widened.ts';
import { unknownPolicy } from './unknown-policy.ts';

/** Who may take a role, and what keeps rights within limits. */
export const limitRules: readonly Rule[] = [
  trustWidened,
  oidcSubject,
  identityProvider,
  boundary,
  denyRemoved,
  conditionRemoved,
  longerSession,
  rightsRemoved,
  unknownPolicy,
  sameNamedPolicy,
];
