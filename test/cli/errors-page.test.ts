import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codes } from '../../src/domain/codes.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

/** Code, the exit of the section it stands in, and its paragraph. */
const sections = page
  .split(/^## /m)
  .filter((section) => /^Exit \d/.test(section))
  .map((section) => section.slice('Exit '.length));
const paragraphs = sections.flatMap((section) => {
  const exit = Number.parseInt(section, 10);
  return section
    .split(/^### /m)
    .slice(1)
    .map((text) => ({ exit, code: text.split('\n')[0] ?? '', say: text.split('\n').slice(1).join('\n').trim() }));
});

test('the errors page has every code once, under its exit', () => {
  const written = paragraphs.map(({ code, exit }) => [code, exit]).toSorted();
  expect(written).toEqual(
    Object.entries(codes)
      .map(([code, { exit }]) => [code, exit])
      .toSorted(),
  );
});

test.each(paragraphs)('$code has a paragraph that says more than its name', ({ say }) => {
  expect(say.length).toBeGreaterThan(40);
  expect(say).toMatch(/[.]$/);
});
