import type { LookedAt } from '../looked-at.ts';

/** The guesses as scripts read them: roots by folder, uses of modules by place. */
export function detectedDocument({ folder, found, unread, ...around }: LookedAt): object {
  const { roots, modules, ...rest } = found;
  const { hasCommits, isShallow, submodules } = around;
  return {
    folder,
    guesses: {
      ...rest,
      roots: roots.map(({ folder: root, is }) => ({ folder: root, sure: is.sure, evidence: is.evidence })),
      modules: modules.map(({ uses, ...module }) => ({
        ...module,
        uses: uses.map(({ root, call, version }) => ({ root, file: call.file, line: call.line, version })),
      })),
    },
    unread,
    repository: { hasCommits, isShallow, submodules },
  };
}
