import { startOf } from '../../../src/adapters/process/start-of.ts';
import type { EngineOptions } from '../../../src/adapters/terraform/prepare.ts';

/** PATH is all the tests pass on of their own environment. */
export const parent = { PATH: process.env.PATH };

export const options: EngineOptions = { parent, startOf };
