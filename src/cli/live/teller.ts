import type { RunEvent } from '../../parts/decide/events.ts';

/** What is said while something happens: by a run, or by whoever watches one (`changed`, `log`). */
export type Told = Omit<RunEvent, 'type'> & { readonly type: RunEvent['type'] | 'changed' | 'log' };

/** Says what happens while it happens. */
export type Teller = {
  readonly tell: (event: Told) => void;
  readonly close: () => void;
};
