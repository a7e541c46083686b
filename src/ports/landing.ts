export type Landed =
  | {
      readonly landed: true;
      readonly commit: string;
      /** The pin was there already, and no commit of nothing but the pin put it there: somebody else's authors count. */
      readonly foreign?: true;
    }
  | {
      readonly landed: false;
      readonly code: 'pin-conflict' | 'checkout-dirty' | 'pin-not-landed';
      readonly say: string;
    };

/**
 * Puts one commit with the given file contents on the governed branch, by compare-and-swap on remote and branch
 * (DESIGN 4, direct mode). `edit` makes the new content from the file as it stands on the new head, again after each
 * lost race; it answers undefined where the pin line itself has changed. A working tree is never touched, a clean
 * checkout of the branch is fast-forwarded. Failures before the push: outcome nothing-happened.
 */
export type Landing = {
  land(change: {
    readonly paths: readonly string[];
    readonly edit: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string> | undefined;
    readonly message: string;
    readonly at: number;
  }): Promise<Landed>;
  /** Is the governed branch checked out here with changed tracked files (and no remote)? Then no apply starts. */
  checkoutIsDirty(): Promise<boolean>;
};
