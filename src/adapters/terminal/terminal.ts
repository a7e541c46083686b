import { writeSync } from 'node:fs';
import type { Terminal } from '../../ports/terminal.ts';

const [hide, show] = ['\u001b[?25l', '\u001b[?25h'];

/** The terminal behind a stream; undefined where it is none, or one that can only print (`TERM=dumb`). */
export function terminalOn(
  stream: NodeJS.WriteStream & { readonly fd: number },
  write: (text: string) => void,
): Terminal | undefined {
  if (!stream.isTTY || process.env.TERM === 'dumb') return undefined;
  let isHidden = false;
  // The last thing a process can still do is synchronous.
  const restore = (): void => {
    if (!isHidden) return;
    try {
      writeSync(stream.fd, show);
    } catch {
      // The terminal is gone, and its cursor with it.
    }
  };
  return {
    size: () => ({ width: stream.columns || 80, height: stream.rows || 24 }),
    write,
    begin() {
      isHidden = true;
      process.on('exit', restore);
      write(hide);
    },
    end() {
      write(show);
      isHidden = false;
      process.off('exit', restore);
    },
    onResize(act) {
      stream.on('resize', act);
      return () => stream.off('resize', act);
    },
  };
}
