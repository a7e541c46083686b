import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';
import type { Collected } from '../../ports/collector.ts';
import { readAnalysis } from '../read-analysis.ts';
import type { Desk } from './desk.ts';
import { verdictFact } from './evidence-facts.ts';

/** Asks the configured provider of an evidence kind about one stack, once, and records what it says. */
export async function collect(
  desk: Desk,
  promotion: Promotion,
  { member, kind }: { member: StackProgress; kind: string },
): Promise<void> {
  const { result, say, detail } = await askOrExempt(desk, member, kind);
  const fact = verdictFact(
    { promotion, member },
    {
      kind,
      say,
      result,
      at: desk.world.clock.now(),
      producer: `collector:${kind}`,
      ...(detail === undefined ? {} : { detail }),
    },
  );
  await desk.record(() => ({ facts: [fact] }));
  desk.world.tell({
    type: 'evidence',
    promotion: promotion.id,
    wave: member.wave,
    stack: member.stack,
    say: `${kind}: ${result} (${say})`,
  });
}

/** Only a rule may say not applicable, never a producer: the kind is about a type of which the stack has none. */
async function askOrExempt(desk: Desk, member: StackProgress, kind: string): Promise<Collected> {
  const rules = await desk.present.rules();
  const type =
    'problems' in rules ? undefined : rules.definitions.collectors.find((one) => one.kind === kind)?.appliesTo;
  const analysis = member.judged?.record.analysis;
  if (type === undefined || analysis === undefined) return ask(desk, member, kind);
  const { standing } = await readAnalysis(desk.world.objects, analysis);
  if (standing.includes(type)) return ask(desk, member, kind);
  return { result: 'not-applicable', say: `there is no ${type} in ${member.stack}` };
}

async function ask(desk: Desk, member: StackProgress, kind: string): Promise<Collected> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return { result: 'no-data', say: 'the rules cannot be read' };
  const collector = rules.definitions.collectors.find((candidate) => candidate.kind === kind);
  const stack = rules.definitions.stacks.find(({ name }) => name === member.stack);
  if (!collector || !stack) return { result: 'no-data', say: `nothing in waves.yaml produces ${kind}` };
  return desk.world.evidence.collect(collector, stack.environment);
}
