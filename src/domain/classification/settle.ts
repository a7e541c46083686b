import type { Classification, RiskClass } from '../judgement.ts';
import type { ClassificationException } from './exceptions.ts';
import type { Lowered } from './lowered.ts';
import { isWorse } from './orders.ts';
import type { Signal } from './sources.ts';

export type Settled = { readonly classification: Classification; readonly lowered?: Lowered };

/** The plan's own classification raised by every other source, and then lowered by at most one exception. */
export function settled(
  classification: Classification,
  signals: readonly Signal[],
  exceptions: readonly ClassificationException[],
): Settled {
  return lowered(signals.reduce(raisedBy, classification), exceptions);
}

function raisedBy(classification: Classification, { dimension, value, say }: Signal): Classification {
  if (!isWorse(dimension, value, classification[dimension].value)) return classification;
  return { ...classification, [dimension]: { value, rule: say } };
}

/** The first that helps counts. Nothing makes a plan that does something one that does nothing. */
function lowered(classification: Classification, exceptions: readonly ClassificationException[]): Settled {
  const from = classification.riskClass.value as RiskClass;
  const used = exceptions.find(({ to }) => to !== 'none' && isWorse('riskClass', from, to));
  if (!used) return { classification };
  const { name: exception, to, approvedBy, expires } = used;
  const rule = `exception ${exception}, approved by ${approvedBy}: ${used.reason}`;
  return {
    classification: { ...classification, riskClass: { value: to, rule } },
    lowered: { exception, from, to, approvedBy, expires },
  };
}
