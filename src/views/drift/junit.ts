import type { DriftFound } from './found.ts';
import { driftVerdicts } from './found.ts';
import { driftLines } from './lines.ts';

/**
 * JUnit XML as test reporters read it: a case per stack. Drift and unapplied changes are failures, what failed or was not
 * checked is an error (never skipped: a reporter would count that as well), accepted drift passes and says so.
 */
export function driftJunit(stacks: readonly DriftFound[]): string {
  const failures = stacks.filter(isFailure).length;
  const errors = stacks.filter(isError).length;
  const counts = `tests="${stacks.length}" failures="${failures}" errors="${errors}" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="waves drift" ${counts}>`,
    `  <testsuite name="drift" ${counts}>`,
    ...stacks.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

const isFailure = ({ verdict }: DriftFound): boolean => verdict === 'drifted' || verdict === 'pending';
const isError = ({ verdict }: DriftFound): boolean => verdict === 'failed' || verdict === 'not-checked';

function testCase(found: DriftFound): readonly string[] {
  const { stack, verdict } = found;
  const slash = stack.lastIndexOf('/');
  const [account, name] = [stack.slice(0, Math.max(0, slash)), stack.slice(slash + 1)];
  const open = `    <testcase classname="${inXml(account === '' ? stack : account)}" name="${inXml(name)}"`;
  if (verdict === 'clean') return [`${open}/>`];
  const tag = isFailure(found) ? 'failure' : isError(found) ? 'error' : 'system-out';
  const lines = driftLines([found]).slice(0, -1).join('\n');
  const message = tag === 'system-out' ? '' : ` message="${inXml(driftVerdicts[verdict])}" type="${verdict}"`;
  return [`${open}>`, `      <${tag}${message}>${inXml(lines)}</${tag}>`, '    </testcase>'];
}

// What XML 1.0 cannot hold at all, even escaped.
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text that ends no tag and no attribute, whoever wrote it. */
function inXml(text: string): string {
  return text
    .toWellFormed()
    .replace(impossible, '\u{FFFD}')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
