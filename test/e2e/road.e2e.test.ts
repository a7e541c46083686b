import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reconstruction } from '../../src/views/reconstruct.ts';
import { engines } from './engines.ts';
import { promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

const accounts = [
  'sandbox-01',
  'prod-noncritical-01',
  'prod-standard-01',
  'prod-standard-02',
  'prod-standard-03',
  'prod-regulated-01',
];
const minutes = 60_000;

describe.each(engines)('on %s, network-edge over the four waves of the lesson', (engine) => {
  let project: Project;
  let id: string;

  beforeAll(async () => {
    project = await makeSandbox({ engine });
    (await promote(project, 'network-edge@2.4.0')).expect(0);
    const ran = (await promote(project, 'network-edge@2.5.0')).expect(0);
    id = promotionOf(ran).promotion;
  }, 15 * minutes);

  afterAll(() => project?.remove());

  test('S23.1 one command and approvals take it from 2.4.0 to 2.5.0 everywhere', async () => {
    const again = (await project.waves('run', 'network-edge@2.5.0')).expect(0);
    expect(promotionOf(again)).toMatchObject({ promotion: id, state: 'released', from: ['2.4.0'] });
    for (const account of accounts) {
      expect(project.read(`stacks/${account}/network-edge/main.tf`)).toContain('?ref=v2.5.0"');
      const kinds = project.effects(account).map(({ type }) => type);
      expect(kinds.filter((type) => type === 'aws_wafv2_web_acl')).toHaveLength(1);
      expect(kinds.filter((type) => type === 'aws_vpc')).toHaveLength(1);
    }
  });

  test('S23.8 the regulated account was asked of security and compliance, by two persons', async () => {
    const story = (await project.waves('audit', 'reconstruct', id)).expect(0).json<Reconstruction>();
    const regulated = story.approvals.filter(({ stack }) => stack === 'prod-regulated-01/network-edge');
    const byRole = new Map(regulated.map(({ role, by }) => [role, by]));
    expect(byRole.get('security-owner')).toBe('selma');
    expect(byRole.get('compliance-owner')).toBe('colin');
  });

  test('S01.7 one artifact digest went to all six accounts', async () => {
    const story = (await project.waves('audit', 'reconstruct', id)).expect(0).json<Reconstruction>();
    const judged = (await project.facts('judged')).filter(({ fact }) => fact.promotion === id);
    expect(story.artifactDigests).toEqual([story.what.digest]);
    expect(new Set(judged.map(({ fact }) => fact.stack)).size).toBe(6);
    expect(new Set(judged.map(({ fact }) => fact.record.release.digest))).toEqual(new Set([story.what.digest]));
  });

  test('S23.9 the waves expand their patterns to the same accounts in the same order', async () => {
    const started = (await project.facts('promotion-started')).map(({ fact }) => fact.waves);
    const expanded = started.map((waves) => waves.map(({ name, members }) => [name, members]));
    const golden = [
      ['sandbox', ['sandbox-01/network-edge']],
      ['low-risk-prod', ['prod-noncritical-01/network-edge']],
      ['prod-standard', [1, 2, 3].map((number) => `prod-standard-0${number}/network-edge`)],
      ['regulated-prod', ['prod-regulated-01/network-edge']],
    ];
    expect(expanded).toEqual([golden, golden]);
  });

  test('no account was begun before the wave before it was verified', async () => {
    const facts = (await project.facts()).filter(({ fact }) => 'promotion' in fact && fact.promotion === id);
    const at = (type: string, account: string) =>
      facts.find(({ fact }) => fact.type === type && 'stack' in fact && fact.stack.startsWith(`${account}/`))?.sequence;
    expect(at('apply-intended', 'prod-noncritical-01')).toBeGreaterThan(at('verified', 'sandbox-01') ?? Infinity);
    for (const account of accounts.slice(2, 5)) {
      expect(at('apply-intended', account)).toBeGreaterThan(at('verified', 'prod-noncritical-01') ?? Infinity);
      expect(at('apply-intended', 'prod-regulated-01')).toBeGreaterThan(at('verified', account) ?? Infinity);
    }
  });

  test('S18.1 every verdict comes out the same from its recorded inputs', async () => {
    const verdicts = [...(await project.facts('judged')), ...(await project.facts('apply-intended'))];
    expect(verdicts).toHaveLength(24);
    const replayed = (await project.waves('audit', 'replay')).expect(0);
    expect(replayed.json<{ checked: number; differences: unknown[] }>()).toMatchObject({
      checked: 24,
      differences: [],
    });
  });

  test('S03.7 status is the same when nothing but the ledger is left', async () => {
    const asked = ['status', id] as const;
    const before = [await project.waves('status'), await project.waves(...asked), await project.waves('why', id)];
    await project.waves('sim', 'stop');
    const waves = join(project.folder, '.waves');
    for (const name of readdirSync(waves)) {
      if (name !== 'ledger') rmSync(join(waves, name), { recursive: true, force: true });
    }
    rmSync(join(project.base, 'work'), { recursive: true, force: true });
    const after = [await project.waves('status'), await project.waves(...asked), await project.waves('why', id)];
    expect(after.map(({ exit, stdout }) => [exit, stdout])).toEqual(before.map(({ exit, stdout }) => [exit, stdout]));
  });

  test('audit verify passes, and names the entry of which a byte was changed', async () => {
    (await project.waves('audit', 'verify')).expect(0);
    const database = new DatabaseSync(join(project.folder, '.waves/ledger/ledger.sqlite'));
    const { line } = database.prepare('SELECT line FROM entries WHERE sequence = 7').get() as { line: string };
    const at = line.length >> 1;
    const other = line[at] === 'a' ? 'b' : 'a';
    database.exec('DROP TRIGGER entries_keep');
    database
      .prepare('UPDATE entries SET line = ? WHERE sequence = 7')
      .run(line.slice(0, at) + other + line.slice(at + 1));
    database.close();
    const verified = (await project.waves('audit', 'verify')).expect(9, 'ledger-tampered');
    expect(verified.reasons[0]?.subject).toBe('entry 7');
  });
});
