/**
 * One process of ours. Once it is killed nothing of it ever happens again: every port it calls then answers never, as
 * after a `kill -9`, so that no catch and no finally of it runs either.
 */
export type Process = {
  readonly name: string;
  /** The runner this part belongs to; undefined for the runner itself. */
  readonly parent: Process | undefined;
  readonly isDead: () => boolean;
  /** Resolves when it is killed. */
  readonly death: Promise<'killed'>;
  kill(): void;
  /** A part as a process of its own, which dies alone or with us. */
  child(name: string): Process;
  readonly children: readonly Process[];
};

export function newProcess(name: string, parent?: Process): Process {
  const { promise: death, resolve } = Promise.withResolvers<'killed'>();
  const children: Process[] = [];
  let dead = false;
  const self: Process = {
    name,
    parent,
    isDead: () => dead,
    death,
    kill: () => {
      dead = true;
      resolve('killed');
    },
    child: (part) => {
      const child = newProcess(part, self);
      children.push(child);
      return child;
    },
    children,
  };
  return self;
}

/** What a dead process gets from whatever it asks. */
export function never<T>(): Promise<T> {
  return new Promise(() => {});
}
