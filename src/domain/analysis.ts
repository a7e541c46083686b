import type { EngineKind } from './stack.ts';

/**
 * A plan value after reduction: JSON, with every sensitive leaf as `{ "sensitive": "hmac:…" }` and every number a double
 * cannot hold exactly as `{ "number": "9007199254740993" }`.
 */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** One resource change as rules and people read it. `after` holds only what is known. */
export type ResourceChange = {
  readonly address: string;
  readonly previousAddress?: string;
  readonly deposed?: string;
  /** `managed`, `data` or `ephemeral`; anything else is kept as the engine wrote it and judged critical. */
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly actions: readonly string[];
  readonly reason?: string;
  readonly replacePaths: readonly string[];
  readonly importing?: string;
  /** The engine wrote the configuration for what it imports, so nobody has reviewed one. */
  readonly generatedConfig?: true;
  readonly before: Value;
  readonly after: Value;
  /** Mirror of `after`: true where the value is known only after the apply. */
  readonly unknown: Value;
  /**
   * Top-level attributes the configuration sets for this resource, sorted. Blocks written with `dynamic` leave no trace
   * in the plan and are missing here. Where the plan carries no configuration at all: every attribute.
   */
  readonly configured: readonly string[];
  /** For attributes known only after the apply: resources they are made from, by address without instance keys. */
  readonly references: Readonly<Record<string, readonly string[]>>;
  /** Paths that were marked as sensitive before and are not after, sorted. Absent where there are none. */
  readonly unmarked?: readonly string[];
  /** What of the state rests on this resource. Absent where nothing does, and for what is only made or read. */
  readonly dependents?: Dependents;
};

/** Objects that stand before and after, and of them those that this plan changes too. */
export type Dependents = { readonly all: number; readonly changing: number };

/** Values of outputs never show; `seen` is the HMAC of before and after, so that another value is another plan. */
export type OutputChange = {
  readonly name: string;
  readonly actions: readonly string[];
  readonly seen: string;
  /** An update to another kind of JSON value (a text became a list), or to one that is known only after the apply. */
  readonly kind?: 'changed' | 'unknown';
  /** It was marked as sensitive and the configuration no longer says so: from now on its value shows. */
  readonly unmarked?: true;
};

/** A condition that the authors wrote down and that does not pass. Messages never show: people write them (F11). */
export type OpenCheck = {
  readonly address: string;
  /** `fail`, `error` or `unknown`; anything else is kept as the engine wrote it. */
  readonly status: string;
};

/** Something the engine leaves for a later plan. */
export type Deferred = {
  readonly kind: 'resource' | 'action';
  readonly address: string;
  readonly type: string;
  readonly reason: string;
};

/**
 * `planning` has happened already. A provisioner runs at `creation`, or the plan does not say (`perhaps-destruction`: the
 * object goes; `perhaps-both`: it is replaced). An action runs at its event, as `before_destroy`, or is `invoked`.
 */
export type WhenItRuns =
  | 'planning'
  | 'apply'
  | 'creation'
  | 'perhaps-destruction'
  | 'perhaps-both'
  | 'invoked'
  | `${'before' | 'after'}_${'create' | 'update' | 'destroy'}`
  | 'unknown';

/** Code that will run at apply or ran at plan: provisioners, external data, action triggers (F6). */
export type CodeThatRuns = {
  readonly address: string;
  readonly kind: 'provisioner' | 'data source' | 'action';
  /** Type of the provisioner, the data source or the action. */
  readonly type: string;
  readonly when: WhenItRuns;
  readonly say: string;
  /** HMAC of how the configuration calls it. */
  readonly seen: string;
};

/** A resource that does not change but says something about one that does: a rule of a security group, a load balancer. */
export type Sibling = { readonly address: string; readonly type: string; readonly values: Value };

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
  readonly checks: readonly OpenCheck[];
  readonly deferred: readonly Deferred[];
  /** Types of managed resources that stand after the apply, sorted: what evidence about a type applies to. */
  readonly standing: readonly string[];
  /** Only those that some change or drift row needs to be understood, cut to the attributes that matter. */
  readonly siblings: readonly Sibling[];
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
