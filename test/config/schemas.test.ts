import { expect, test } from 'vitest';
import { z } from 'zod';
import { contractFile } from '../../src/config/schemas/contract-file.ts';
import { policiesFile } from '../../src/config/schemas/policies-file.ts';
import { environmentFile, stackFile } from '../../src/config/schemas/stack-files.ts';
import { wavesFile } from '../../src/config/schemas/waves-file.ts';

const kinds = { wavesFile, contractFile, policiesFile, environmentFile, stackFile };

test.each(Object.entries(kinds))('%s can be published as JSON Schema, closed and described', (_, schema) => {
  const published = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  expect(published).toMatchObject({ type: 'object', additionalProperties: false, description: expect.any(String) });
});
