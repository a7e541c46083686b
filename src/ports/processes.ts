/**
 * When a process started, in the system's own words; undefined when there is no such process, or only its remains.
 * A pid is given out again; pid and start together name one process.
 */
export type StartOf = (pid: number) => Promise<string | undefined>;

/** One process, as a file on disk names it. */
export type ProcessSeen = { readonly pid: number; readonly start: string };

/** A line of `<pid> <start>`; undefined for anything else. White space in the start counts once. */
export function processIn(line: string): ProcessSeen | undefined {
  const [, pid, start] = /^(\d{1,10}) (\S.*)$/.exec(line.trim()) ?? [];
  return pid && start ? { pid: Number(pid), start: start.replace(/\s+/g, ' ') } : undefined;
}

export async function isAlive(seen: ProcessSeen, startOf: StartOf): Promise<boolean> {
  return (await startOf(seen.pid)) === seen.start;
}
