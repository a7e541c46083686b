import { parseCidr } from '../network/cidr.ts';
import { isInternetScale } from '../network/public-space.ts';

/** Is a CIDR so wide that it means everybody? What is no CIDR is not. */
export function isWorld(cidr: string): boolean {
  const range = parseCidr(cidr);
  return range !== undefined && isInternetScale([range]);
}
