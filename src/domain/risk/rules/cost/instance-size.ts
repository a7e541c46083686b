/** An instance class taken apart: what family it is of, and how large it is in units of `small`, as AWS normalises sizes. */
export type InstanceSize = { readonly family: string; readonly units: number };

const words: ReadonlyMap<string, number> = new Map([
  ['nano', 0.25],
  ['micro', 0.5],
  ['small', 1],
  ['medium', 2],
  ['large', 4],
  ['xlarge', 8],
]);

/**
 * Reads `m5.2xlarge`, `db.r6g.large`, `cache.t4g.micro`, `r6g.large.search`, `kafka.m5.large`. Undefined for what is
 * written otherwise, and for bare metal, whose size is its family's secret: then nothing may be said of the cost.
 */
export function instanceSize(name: string): InstanceSize | undefined {
  const parts = name
    .split('.')
    .filter((part) => !['db', 'cache', 'kafka', 'mq', 'dms', 'search', 'elasticsearch'].includes(part));
  const [family, size] = parts;
  if (parts.length !== 2 || !family || !size || !/^[a-z]+-?[0-9a-z-]*$/.test(family)) return undefined;
  const times = /^([1-9][0-9]{0,2})xlarge$/.exec(size)?.[1];
  const units = times === undefined ? words.get(size) : Number(times) * 8;
  return units === undefined ? undefined : { family, units };
}

/** Families with accelerators or terabytes of memory: each of them costs as much as a house of others. */
export function isCostlyFamily(family: string): boolean {
  return /^(?:p[2-9]|g[3-9]|trn|inf|dl|vt|u-|u[0-9]|x[1-9]|z1d|hpc|mac)/.test(family);
}
