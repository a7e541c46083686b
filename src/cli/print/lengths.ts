import { secondMs } from '../../domain/instant.ts';
import { roughly } from '../../views/iso.ts';

/** A length as documents carry it, for people: `58 min`. */
export function secondsText(seconds: number): string {
  return roughly(seconds * secondMs);
}

/** The digits of a digest that people type. */
export function digits(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}
