/**
 * What the plan part answered, one JSON text per request id, create-only: a second put is the Failure
 * `already-there`. A result is a claim; what an apply depends on is derived again.
 */
export type Results = {
  put(requestId: string, json: string): Promise<void>;
  get(requestId: string): Promise<string | undefined>;
};
