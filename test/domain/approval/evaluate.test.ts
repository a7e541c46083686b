import { expect, test } from 'vitest';
import type { Approved } from '../../../src/domain/approval/evaluate.ts';
import { evaluateApprovals } from '../../../src/domain/approval/evaluate.ts';
import { bothNeeds, needsSomebody, nobody } from '../../../src/domain/approval-need.ts';
import { dayMs, hourMs } from '../../../src/domain/instant.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { approved, noNeed, ready, started } from '../promotion/happened.ts';
import { anyone, bareWaves, dOf, needs, recordOf, rules, sandbox, start } from '../promotion/made.ts';
import { given } from '../promotion/story.ts';

type Yes = readonly [person: string, role: string, at?: number];

function asked(
  need: typeof anyone,
  yes: readonly Yes[],
  more: { now?: number; authors?: object; rules?: typeof rules } = {},
) {
  const record = recordOf(sandbox, { authors: { persons: ['bea'], unknown: [], ...more.authors } });
  const grants = yes.map(([person, role, at = start]) =>
    approved(person, role, sandbox, { at, nonce: `${person} ${role} ${at}` }),
  );
  const told = given(started(bareWaves), ...ready(sandbox), grants);
  return evaluateApprovals({
    promotion: 'p-7f3a',
    d: dOf(sandbox),
    record,
    need,
    starter: 'ana',
    grants: told.promotion.grants,
    rules: more.rules ?? rules,
    now: more.now ?? start,
  });
}

function codesOf(answer: Approved | readonly Refusal[]): readonly string[] {
  return 'uses' in answer ? [] : answer.map(({ code }) => code);
}

function usesOf(answer: Approved | readonly Refusal[]): number {
  return 'uses' in answer ? answer.uses.length : -1;
}

test('a plan that asks nobody is approved by nobody, until its own expiry', () => {
  expect(asked(noNeed, [])).toEqual({ uses: [], until: start + dayMs });
});

test('each role is missing until somebody else fills it, and the reason says whom to ask', () => {
  const need = needs(['service-owner', 'security-owner']);
  const [first, second] = asked(need, []) as readonly Refusal[];
  expect(first).toMatchObject({
    code: 'awaiting-approval',
    owner: 'service-owner',
    fix: `waves approve p-7f3a --plan ${dOf(sandbox).slice(7, 19)} --role service-owner`,
    until: start + dayMs,
  });
  expect(second?.owner).toBe('security-owner');
  expect(
    codesOf(
      asked(need, [
        ['gus', 'service-owner'],
        ['gus', 'security-owner'],
      ]),
    ),
  ).toEqual(['awaiting-approval']);
  expect(
    usesOf(
      asked(need, [
        ['gus', 'service-owner'],
        ['gus', 'security-owner'],
        ['eva', 'security-owner'],
      ]),
    ),
  ).toBe(2);
  expect(
    usesOf(
      asked(need, [
        ['gus', 'service-owner'],
        ['gus', 'security-owner'],
        ['cleo', 'service-owner'],
      ]),
    ),
  ).toBe(2);
});

test('any known person who is no author will do where no role is named', () => {
  const [reason] = asked(anyone, []) as readonly Refusal[];
  expect(reason).toMatchObject({
    owner: 'any known person who did not write it',
    fix: `waves approve p-7f3a --plan ${dOf(sandbox).slice(7, 19)}`,
  });
  expect(usesOf(asked(anyone, [['cleo', 'service-owner']]))).toBe(1);
  expect(codesOf(asked(anyone, [['bea', 'service-owner']]))).toEqual(['awaiting-approval']);
  expect(codesOf(asked(anyone, [['stranger', 'service-owner']]))).toEqual(['awaiting-approval']);
});

test('the starter counts only beside another person, and only where nobody else stands', () => {
  expect(codesOf(asked(needs(['service-owner']), [['ana', 'service-owner']]))).toEqual(['awaiting-approval']);
  const [alone] = asked(anyone, [['ana', 'service-owner']]) as readonly Refusal[];
  expect(alone).toMatchObject({ owner: 'another person', fix: expect.not.stringContaining('--role') });
  expect(
    usesOf(
      asked(needs(['service-owner']), [
        ['ana', 'service-owner'],
        ['cleo', 'service-owner'],
      ]),
    ),
  ).toBe(1);
  expect(
    usesOf(
      asked(needs(['service-owner', 'security-owner']), [
        ['ana', 'service-owner'],
        ['eva', 'security-owner'],
      ]),
    ),
  ).toBe(2);
});

test('authors count where the rules let them, and never otherwise', () => {
  const own = needs(['service-owner'], { requireDifferentActorFromAuthor: false });
  expect(usesOf(asked(own, [['bea', 'service-owner']]))).toBe(1);
  expect(codesOf(asked(needs(['service-owner']), [['bea', 'service-owner']]))).toEqual(['awaiting-approval']);
});

test('an author nobody knows closes the plan, where authors may not approve', () => {
  const authors = { unknown: ['x@example.org'] };
  const yes = [['cleo', 'service-owner']] as const;
  expect(codesOf(asked(needs(['service-owner']), yes, { authors }))).toEqual(['author-unknown']);
  expect(codesOf(asked(anyone, yes, { authors }))).toEqual(['author-unknown']);
  const own = needs(['service-owner'], { requireDifferentActorFromAuthor: false });
  expect(usesOf(asked(own, yes, { authors }))).toBe(1);
});

test('an approval past its expiry is called so, whose it was', () => {
  const now = start + hourMs;
  const [reason] = asked(needs(['service-owner']), [['cleo', 'service-owner']], { now }) as readonly Refusal[];
  expect(reason).toMatchObject({
    code: 'approval-expired',
    say: `the approval of cleo as service-owner has expired for ${sandbox}`,
  });
  expect(codesOf(asked(anyone, [['cleo', 'service-owner']], { now }))).toEqual(['approval-expired']);
});

test('it is approved until the first of its approvals ends', () => {
  const need = needs(['service-owner', 'security-owner']);
  const answer = asked(need, [
    ['cleo', 'service-owner', start - 1000],
    ['eva', 'security-owner'],
  ]);
  expect(answer).toMatchObject({ until: start + hourMs - 1000 });
});

test('a signing time after the entry that recorded it buys nothing', () => {
  const answer = asked(needs(['service-owner']), [['cleo', 'service-owner', start + 5 * hourMs]]);
  expect(answer).toMatchObject({ until: start + hourMs });
});

test('two needs together ask for the roles of both and last as long as the shorter', () => {
  const one = needs(['a', 'b'], { because: ['prod'], requireDifferentActorFromAuthor: false });
  const other = needs(['b', 'c'], { lifetime: 1000, lifetimeBecause: 'iam', because: ['prod', 'wave'] });
  expect(bothNeeds(one, other)).toEqual({
    roles: ['a', 'b', 'c'],
    anyPerson: false,
    requireDifferentActorFromAuthor: true,
    lifetime: 1000,
    lifetimeBecause: 'iam',
    because: ['prod', 'wave'],
  });
  expect(bothNeeds(other, one)).toMatchObject({ lifetime: 1000, lifetimeBecause: 'iam' });
  expect(bothNeeds(one, anyone)).toMatchObject({ anyPerson: true, requireDifferentActorFromAuthor: true });
  expect(bothNeeds(nobody, one)).toBe(one);
  expect(bothNeeds(one, nobody)).toBe(one);
  expect(needsSomebody(bothNeeds(nobody, nobody))).toBe(false);
});
