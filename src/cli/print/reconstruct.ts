import type { Reconstruction } from '../../views/reconstruct.ts';
import type { StackStory } from '../../views/stack-story.ts';
import { columns, oneLine } from './clean.ts';
import { digits } from './lengths.ts';
import { loweredLines } from './status.ts';

/** The story of a promotion, section by section. Nothing in it depends on when it is told. */
export function reconstructionText(story: Reconstruction): string {
  const { what } = story;
  const sections = [
    [
      `promotion ${story.promotion} of ${story.release}: ${story.state}`,
      `ledger ${story.ledger}${story.sandbox ? ' (sandbox)' : ''}`,
      `started ${story.started} by ${story.starter}${story.ended === undefined ? '' : `, ended ${story.ended}`}`,
    ],
    ['what', `  ${what.source} ${what.tag} = ${what.commit}`, ...story.artifactDigests.map((digest) => `  ${digest}`)],
    [
      'approvals',
      ...columns(
        story.approvals.map((one) => [`  ${one.signed}`, one.by, one.role, one.stack, digits(one.plan), one.state]),
      ),
    ],
    ...(story.lowered.length === 0 ? [] : [[...loweredLines(story.lowered)]]),
    [
      'evidence',
      ...columns(story.evidence.map((one) => [`  ${one.observed}`, one.stack, one.kind, one.result, one.say])),
    ],
    ...story.stacks.map(stackSection),
    ['history', ...columns(story.history.map(({ entry, at, say }) => [`  ${entry}`, at, say]))],
  ];
  return sections.map((lines) => (isEmpty(lines) ? [`${lines[0]}: none`] : lines).map(oneLine).join('\n')).join('\n\n');
}

function isEmpty(lines: readonly string[]): boolean {
  return lines.length === 1 && ['approvals', 'evidence'].includes(lines[0] ?? '');
}

function stackSection({ stack, wave, from, state, plans, applies, pins, verified, recovery }: StackStory): string[] {
  return [
    `${stack} (wave ${wave}, from ${from}): ${state}`,
    ...plans.flatMap(({ plan, judged, accountId, engine, summary }) => [
      `  ${judged} plan ${digits(plan)} for account ${accountId} by ${engine}, class ${summary.class}`,
      ...summary.findings.map(({ address, say }) => `    ${address}  ${say}`),
    ]),
    ...applies.flatMap(({ plan, begun, approvals, outcomes }) => [
      `  ${begun} apply of ${digits(plan)} with ${approvals.length} approvals`,
      ...outcomes.map(({ at, result, how, say }) => `    ${at} ${result} (${how}): ${say}`),
    ]),
    ...pins.map(({ at, version, commit }) => `  ${at} pin ${version} in ${commit}`),
    ...(verified === undefined ? [] : [`  ${verified} verified`]),
    ...recovery.map(({ at, say }) => `  ${at} recovery: ${say}`),
  ];
}
