import type { Rule } from '../../rule.ts';
import { wafAcl } from './waf-acl.ts';
import { wafAttach } from './waf-attach.ts';
import { wafDetach } from './waf-detach.ts';
import { wafLogging } from './waf-logging.ts';
import { wafWeakened } from './waf-weakened.ts';

/** What web ACLs stop (NET-16). */
export const wafRules: readonly Rule[] = [wafAcl, wafAttach, wafDetach, wafWeakened, wafLogging];
