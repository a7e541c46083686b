import type { EngineKind } from './stack.ts';

/** A plan value after reduction: JSON, with every sensitive leaf as `{ "sensitive": "hmac:…" }`. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** One resource change as rules and people read it. `after` holds only what is known. */
export type ResourceChange = {
  readonly address: string;
  readonly previousAddress?: string;
  readonly deposed?: string;
  readonly mode: 'managed' | 'data' | 'ephemeral';
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly actions: readonly string[];
  readonly reason?: string;
  readonly replacePaths: readonly string[];
  readonly importing?: string;
  readonly before: Value;
  readonly after: Value;
  /** Mirror of `after`: true where the value is known only after the apply. */
  readonly unknown: Value;
  /** Top-level attributes the configuration sets for this resource. Empty when the configuration is not at hand. */
  readonly configured: readonly string[];
};

export type OutputChange = { readonly name: string; readonly actions: readonly string[] };

/** Code that will run at apply or ran at plan: provisioners, external data, action triggers (F6). */
export type CodeThatRuns = { readonly address: string; readonly kind: string; readonly say: string };

/**
 * The plan JSON reduced, canonically, to what rules and people read (DESIGN 5.9). Made from the sealed bytes by the
 * plan part and made again by the apply part; the two must be equal.
 */
export type Analysis = {
  readonly schema: 1;
  readonly engine: EngineKind;
  readonly engineVersion: string;
  readonly errored: boolean;
  /** Absent where the engine does not say (OpenTofu). */
  readonly applyable?: boolean;
  readonly complete?: boolean;
  /** Everything but pure no-ops, by address then deposed key. */
  readonly changes: readonly ResourceChange[];
  readonly noops: number;
  readonly drift: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  readonly code: readonly CodeThatRuns[];
  readonly failedChecks: readonly string[];
  readonly deferred: number;
};

export type Counts = {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly replace: number;
  readonly forget: number;
  readonly import: number;
  readonly move: number;
  readonly read: number;
  readonly noop: number;
};
