import { expect, test } from 'vitest';
import { openPins } from '../../../src/adapters/hcl/pins.ts';

const pins = await openPins();
const facts = (text: string, file = 'main.tf') => pins.facts(new Map([[file, text]]));

test('a backend is told with its literal settings, nested ones included, and names what is computed', () => {
  const text = `
terraform {
  required_version = "~> 1.11"
  backend "s3" {
    bucket         = "acme\\"state"
    encrypt        = true
    max_retries    = -5
    key            = var.key
    endpoints      = { s3 = "https://s3.example.com", "dynamodb" = local.x }
    allowed        = ["a"]
    workspaces { prefix = "p" }
  }
}
`;
  expect(facts(text)).toEqual({
    backend: {
      type: 's3',
      config: {
        bucket: 'acme"state',
        encrypt: 'true',
        max_retries: '-5',
        'endpoints.s3': 'https://s3.example.com',
        'workspaces.prefix': 'p',
      },
      computed: ['key', 'endpoints.dynamodb', 'allowed'],
      file: 'main.tf',
      line: 4,
    },
    localModules: [],
    unreadable: [],
  });
});

test('a cloud block is a backend of its own kind', () => {
  expect(facts('terraform {\n  cloud {\n    organization = "acme"\n  }\n}').backend).toEqual({
    type: 'cloud',
    config: { organization: 'acme' },
    computed: [],
    file: 'main.tf',
    line: 2,
  });
});

test('the JSON form says the same', () => {
  const text =
    '{"terraform": [{"backend": {"s3": {"bucket": "b", "x": {"y": "z"}}}}], "module": {"m": {"source": "./m"}}}';
  expect(facts(text, 'main.tf.json')).toMatchObject({
    backend: { type: 's3', config: { bucket: 'b', 'x.y': 'z' }, computed: [] },
    localModules: ['./m'],
  });
});

test('local modules are listed once and sorted, others are not listed', () => {
  const text = ['./b', '../a', './b', 'acme/edge/aws', 'git::https://e.com/x.git'].map(
    (source, index) => `module "m${index}" { source = "${source}" }\n`,
  );
  expect(facts(text.join('')).localModules).toEqual(['../a', './b']);
});

test('without a backend there is none, and a file that is no HCL is a problem', () => {
  expect(facts('x = "')).toMatchObject({ localModules: [], unreadable: [{ file: 'main.tf' }] });
  expect(facts('backend "s3" {}')).toEqual({ localModules: [], unreadable: [] });
});
