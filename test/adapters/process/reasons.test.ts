import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonsIn } from '../../../src/adapters/process/reasons.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';

function said(...reasons: readonly object[]) {
  return reasonsIn(`${JSON.stringify({ schema_version: 1, verdict: 'paused', reasons })}\n`);
}

test('a reason comes back as the refusal it was, instants and all', () => {
  const reason = { code: 'frozen', say: 'a freeze', fix: 'wait', subject: 'a/b', owner: 'ops' };
  const [since, until] = ['2026-07-01T12:00:00Z', '2026-07-02T12:00:00.000Z'];
  expect(said({ ...reason, since, until })).toEqual([
    { refused: true, ...reason, since: Date.parse(since), until: Date.parse(until) },
  ]);
});

test('what is null or no instant is left out', () => {
  const reason = { code: 'held', say: 'held', fix: 'waves resume' };
  expect(said({ ...reason, subject: null, owner: null, since: null, until: 'soon' })).toEqual([
    { refused: true, ...reason },
  ]);
});

test.each(['new-code', 'constructor', 7, undefined])('a code we do not know (%j) counts as a broken world', (code) => {
  expect(said({ code, say: 'oh', fix: 'do' })).toEqual([
    { refused: true, code: 'world-failed', say: `oh (${code})`, fix: 'do' },
  ]);
});

test('events before the document are no document', () => {
  expect(reasonsIn('{"type":"applying"}\n{"reasons":[]}\n')).toEqual([]);
});

test.each(['', 'Killed', '{"reasons":', '{}', 'null', '{"reasons":{}}', '{"reasons":[]}\nmore'])(
  '%j is no document',
  (stdout) => {
    expect(reasonsIn(stdout)).toBeUndefined();
  },
);

test('no output makes it throw, and all it finds are refusals', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.jsonValue()).map((reasons) => JSON.stringify({ reasons })),
      ),
      (text) => {
        for (const reason of reasonsIn(text) ?? []) expect(isRefusal(reason)).toBe(true);
      },
    ),
  );
});
