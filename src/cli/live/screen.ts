import type { Terminal } from '../../ports/terminal.ts';
import { displayWidth } from '../print/width.ts';

export type Drawn = { readonly text: string; readonly painted: string };

export type Screen = {
  /** Something may have changed: it is drawn as soon as the rate allows. */
  touch(): void;
  /** A line that stays, above what is drawn over and over. */
  say(line: string): void;
  /** Takes away what was drawn, and gives the cursor back. */
  close(): void;
};

/** At most ten redraws a second, with a little for timers that are early. */
const betweenMs = 105;

const [begin, end] = ['\u001b[?2026h', '\u001b[?2026l'];
const eraseBelow = '\u001b[J';
const eraseLine = '\u001b[2K';

/** Draws lines over those drawn before, only where they differ, and never so many that the terminal scrolls. */
export function screenOn(terminal: Terminal, lines: () => readonly Drawn[]): Screen {
  let drawn: readonly Drawn[] = [];
  let said: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    timer = undefined;
    const next = lines();
    if (said.length === 0 && next.length === drawn.length && next.every(isSameAs(drawn))) return;
    last = performance.now();
    const text = [...said, ...next.map(({ painted }) => painted)].map((line) => `${eraseLine}${line}\n`).join('');
    terminal.write(`${begin}${upOver(drawn, terminal.size())}${text}${eraseBelow}${end}`);
    said = [];
    drawn = next;
  }

  function touch(): void {
    timer ??= setTimeout(draw, Math.max(0, last + betweenMs - performance.now()));
  }

  terminal.begin();
  const deaf = terminal.onResize(touch);
  return {
    touch,
    say(line) {
      said.push(line);
      touch();
    },
    close() {
      clearTimeout(timer);
      deaf();
      const left = said.map((line) => `${eraseLine}${line}\n`).join('');
      terminal.write(`${upOver(drawn, terminal.size())}${left}${eraseBelow}`);
      terminal.end();
    },
  };
}

function isSameAs(drawn: readonly Drawn[]): (line: Drawn, index: number) => boolean {
  return ({ painted }, index) => painted === drawn[index]?.painted;
}

/** To the first line that was drawn. A terminal that was made narrower has wrapped them; none goes above its top. */
function upOver(drawn: readonly Drawn[], { width, height }: { width: number; height: number }): string {
  const rows = drawn.reduce((sum, { text }) => sum + Math.max(1, Math.ceil(displayWidth(text) / width)), 0);
  const up = Math.min(rows, height - 1);
  return up > 0 ? `\r\u001b[${up}A` : '\r';
}
