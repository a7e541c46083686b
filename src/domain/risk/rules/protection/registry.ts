import type { Guard } from '../../guards/guard.ts';
import { guard, guardsByType, readingsOf } from '../../guards/guard.ts';
import { inOrder, on } from '../../guards/scale.ts';

/** What holds images to what was reviewed (SEC-03). */
const rows: readonly Guard[] = [
  {
    ...guard(
      'aws_ecr_repository',
      'image_tag_mutability',
      inOrder('MUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION', 'IMMUTABLE'),
      'lets a tag be moved to another image',
    ),
    harmless: true,
  },
  {
    ...guard('aws_ecr_repository', 'image_scanning_configuration/scan_on_push', on, 'stops scanning new images'),
    harmless: true,
  },
];

/** What holds images to what was reviewed (SEC-03). */
export const registry = guardsByType(rows);
export const registryReadings = readingsOf(rows);
