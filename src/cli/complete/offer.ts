/** What stands behind a placeholder and is known only here and now: from the ledger, and from files of the working tree. */
export const liveKinds = ['release', 'promotion', 'stack', 'role', 'person', 'module'] as const;

export type LiveKind = (typeof liveKinds)[number];

/** One word that could stand next. A release that ends in `@` still lacks its version. */
export type Offer = { readonly word: string; readonly help?: string };
