/** A class that an exception brought down, so that it stands in the judgement and can be counted. */
export type Lowered = {
  readonly exception: string;
  readonly from: string;
  readonly to: string;
  readonly approvedBy: string;
  readonly expires: number;
};
