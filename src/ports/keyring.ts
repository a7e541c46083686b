/** The private halves of a sandbox's throw-away keys, one per person id. A second put is the Failure `already-there`. */
export type KeyRing = {
  put(person: string, privateKey: string): Promise<void>;
  get(person: string): Promise<string | undefined>;
};
