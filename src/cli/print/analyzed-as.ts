import type { Analyzed } from '../../views/analyzed.ts';
import { commentOf } from '../../views/comment/comment.ts';
import { commentedPlan } from '../../views/comment/from-analyzed.ts';
import { budgets } from '../../views/comment/plan.ts';
import { pageOf } from '../../views/page.ts';
import { sarifOf } from '../../views/sarif.ts';

export const forms = ['sarif', 'markdown', 'html'] as const;

export type Form = (typeof forms)[number];

/** Analyzed plans in the form somebody asked for. */
export function analyzedAs(form: Form, plans: readonly Analyzed[], version: string): string {
  switch (form) {
    case 'sarif':
      return JSON.stringify(sarifOf(plans, version), null, 2);
    case 'html':
      return pageOf(plans).trimEnd();
    case 'markdown': {
      const shown = plans.map((plan) => commentedPlan(plan, { stack: plan.file }));
      const of = { module: 'plans', failed: [], asks: [], earlier: [], budget: budgets.gitlab };
      return commentOf({ ...of, plans: shown }).text.trimEnd();
    }
  }
}
