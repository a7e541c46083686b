import type { Rule } from '../../rule.ts';
import { wafAcl } from './waf-acl.ts';
import { wafAttach } from './waf-attach.ts';
import { wafDetach } from './waf-detach.ts';

/** What web ACLs stop (NET-16). */
export const wafRules: readonly Rule[] = [wafAcl, wafAttach, wafDetach];
