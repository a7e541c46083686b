import type { Pipeline } from '../pipeline.ts';

/** How a pipeline's log is folded: what opens a group of lines and what closes it. Nothing where it cannot be folded. */
export type Groups = { open(name: string, seconds: number): string; close(seconds: number): string };

export function groupsFor(pipeline: Pipeline | undefined): Groups | undefined {
  if (pipeline === 'github') return { open: (name) => `::group::${name}`, close: () => '::endgroup::' };
  if (pipeline !== 'gitlab') return undefined;
  let section = '';
  let count = 0;
  return {
    open(name, seconds) {
      count += 1;
      section = `waves_${count}`;
      return `\u001b[0Ksection_start:${seconds}:${section}\r\u001b[0K${name}`;
    },
    close: (seconds) => `\u001b[0Ksection_end:${seconds}:${section}\r\u001b[0K`,
  };
}
