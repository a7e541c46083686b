import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Drawn } from '../../../src/cli/live/screen.ts';
import { screenOn } from '../../../src/cli/live/screen.ts';
import type { Terminal } from '../../../src/ports/terminal.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const line = (text: string): Drawn => ({ text, painted: text });

function given(lines: () => readonly Drawn[], size = { width: 80, height: 24 }) {
  const written: { at: number; text: string }[] = [];
  const resized = new Set<() => void>();
  const cursor: string[] = [];
  const terminal: Terminal = {
    size: () => size,
    write: (text) => void written.push({ at: performance.now(), text }),
    begin: () => void cursor.push('hidden'),
    end: () => void cursor.push('shown'),
    onResize(act) {
      resized.add(act);
      return () => resized.delete(act);
    },
  };
  return { screen: screenOn(terminal, lines), written, cursor, resized, size };
}

test('it is redrawn at most ten times in any second, however often something changes', () => {
  let count = 0;
  const { screen, written } = given(() => [line(`frame ${count}`)]);
  for (let ms = 0; ms < 5000; ms += 3) {
    count += 1;
    screen.touch();
    vi.advanceTimersByTime(3);
  }
  for (const { at } of written) {
    const within = written.filter((other) => other.at >= at && other.at < at + 1000);
    expect(within.length).toBeLessThanOrEqual(10);
  }
  expect(written.length).toBeGreaterThan(40);
});

test('what has not changed is not drawn again', () => {
  const { screen, written } = given(() => [line('the same')]);
  for (let times = 0; times < 20; times += 1) {
    screen.touch();
    vi.advanceTimersByTime(200);
  }
  expect(written).toHaveLength(1);
});

test('a frame is drawn over the one before, and a line that stays goes above it', () => {
  const frames = [[line('one'), line('two')], [line('three')]];
  const { screen, written } = given(() => frames[Math.min(written.length, 1)] ?? []);
  screen.touch();
  vi.advanceTimersByTime(200);
  screen.say('this stays');
  vi.advanceTimersByTime(200);
  expect(written[1]?.text).toBe('\u001b[?2026h\r\u001b[2A\u001b[2Kthis stays\n\u001b[2Kthree\n\u001b[J\u001b[?2026l');
});

test('closing takes the frame away, says what was left to say and gives the cursor back', () => {
  const { screen, written, cursor, resized } = given(() => [line('one'), line('two')]);
  screen.touch();
  vi.advanceTimersByTime(200);
  screen.say('last words');
  screen.close();
  expect(written.at(-1)?.text).toBe('\r\u001b[2A\u001b[2Klast words\n\u001b[J');
  expect([cursor, resized.size]).toEqual([['hidden', 'shown'], 0]);
  vi.advanceTimersByTime(1000);
  expect(written).toHaveLength(2);
});

test('a terminal made narrower has wrapped what was drawn: all of it is drawn over, and nothing above the top', () => {
  const size = { width: 80, height: 24 };
  let text = 'x'.repeat(70);
  const { screen, written, resized } = given(() => [line(text)], size);
  screen.touch();
  vi.advanceTimersByTime(200);
  size.width = 20;
  text = 'y';
  for (const act of resized) act();
  vi.advanceTimersByTime(200);
  expect(written[1]?.text).toContain('\r\u001b[4A');
  text = 'z'.repeat(19);
  screen.touch();
  vi.advanceTimersByTime(200);
  Object.assign(size, { width: 1, height: 5 });
  text = '';
  screen.touch();
  vi.advanceTimersByTime(200);
  expect(written.at(-1)?.text).toContain('\r\u001b[4A');
});
