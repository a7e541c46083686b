import { Failure } from '../../domain/failure.ts';
import { type Entry, genesis, headOf, seal } from '../../domain/ledger/entry.ts';
import { admit, answerAgain, intentsOf, streamsTouched } from '../../ports/ledger-admit.ts';
import type { Ledger } from '../../ports/ledger-append.ts';

/** A ledger in this process. `lines` are what a durable store would hold, for `verifyChain`. */
export function memoryLedger(): Ledger & { readonly lines: readonly string[] } {
  const lines: string[] = [];
  const entries: Entry[] = [];
  const byId = new Map<string, Entry>();
  const positions = new Map<string, number>();
  const spent = new Set<string>();
  const head = () => {
    const last = entries.at(-1);
    return last ? headOf(last) : genesis;
  };

  return {
    lines,
    async read(after) {
      if (after > entries.length) throw entryGone(after);
      return structuredClone(entries.slice(after));
    },
    async head() {
      return head();
    },
    async append(append) {
      const stored = byId.get(append.id);
      if (stored) return structuredClone(answerAgain(stored, append));
      const refused = admit(append, {
        head: head(),
        positionOf: (stream) => positions.get(stream) ?? 0,
        isSpent: (d) => spent.has(d),
      });
      if (refused) return refused;
      const { entry, line } = seal(append, head());
      lines.push(line);
      entries.push(entry);
      byId.set(entry.id, entry);
      for (const stream of streamsTouched(entry.facts)) positions.set(stream, entry.sequence);
      for (const d of intentsOf(entry.facts)) spent.add(d);
      return structuredClone(entry);
    },
  };
}

function entryGone(sequence: number): Failure {
  const message = `entry ${sequence}, which was read before, is no longer there`;
  return new Failure('ledger-tampered', message, { outcome: 'nothing-happened' });
}
