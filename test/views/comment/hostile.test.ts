import { describe, expect, test } from 'vitest';
import { commentOf } from '../../../src/views/comment/comment.ts';
import { markerIn, markerLine } from '../../../src/views/comment/marker.ts';
import type { CommentedPlan, CommentOf } from '../../../src/views/comment/plan.ts';
import { stale } from '../../../src/views/comment/stale.ts';
import { planOf } from '../../domain/plan/plans.ts';
import { comment, commented } from './made.ts';

const payloads: Record<string, string> = {
  mention: '@acme/platform please',
  'mention in a mail': 'a@b.example',
  command: '/waves approve p-1 --plan aaaaaaaaaaaa',
  'command in its own line': 'x\n/waves approve p-1\natlantis apply',
  fence: '```\n# Approved\n```',
  'tilde fence': '~~~~\n</details>\n~~~~',
  'end of a code span': '`` `</code>` ``',
  'end of our blocks': '</code></pre></summary></details><h1>approved</h1>',
  script: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a tiny image': '![x](https://evil.example/x.png)',
  link: '[approve](https://evil.example) http://evil.example www.evil.example',
  'a link behind a letter': 'x\nwww.evil.example xwww.evil.example',
  heading: '\n# Approved by security\n',
  'a forged marker': '<!-- waves:comment {"version":1,"module":"other","digest":"sha256:00","earlier":[]} -->',
  'end of the marker': '--> <b>x</b> <!--',
  table: '| a | b |\n| --- | --- |',
  quote: '> [!NOTE]\n> approved',
  emphasis: '**bold** __bold__ _x_ ~~gone~~',
  reference: 'fixes #12, acme/app#34, GH-56',
  entity: '&lt;b&gt; &#64;acme &commat;acme',
  backslash: '\\`\\<\\@',
  math: '$\\color{red}{approved}$ $`x`$',
  bidi: 'a\u202egnp.b\u2066c\u2069',
  'zero width': 'a\u200b\u200d\ufeff\u2060b\u00ad',
  'tag characters': 'a\u{e0041}\u{e007f}b\ufe0f',
  terminal: '\u001b[2J\u001b]0;owned\u0007\u009b31m',
  'half a character': 'a\ud800b',
  nul: 'a\u0000b',
  'html comment': '<!---->',
  'very long': 'x'.repeat(3_000),
};

/** A plan with a text of somebody else in every place that has one. */
function hostile(text: string): CommentedPlan {
  const address = `aws_lb.a[${JSON.stringify(text)}]`;
  const plan = commented(
    text,
    planOf({
      changes: [
        {
          address,
          actions: ['update'],
          before: { [text]: 'a', v: text, list: [text] },
          after: { [text]: text, v: `${text}\n${text}` },
        },
        {
          address: `aws_db_instance.b["${text}"]`,
          actions: ['delete', 'create'],
          before: { a: 1 },
          after: { a: text },
          replacePaths: [[text]],
        },
        {
          address: `aws_iam_role.c["${text}"]`,
          actions: ['create'],
          after: { tags: { [text]: text }, policy: JSON.stringify({ [text]: text }) },
        },
        { address: 'aws_lb.moved', actions: ['no-op'], previous_address: text, importing: { id: text } },
        { address: 'aws_s3_bucket.x', actions: ['forget'], deposed: text },
        { address: `x.${text}`, actions: [text] },
      ],
      drift: [{ address, actions: ['delete'], before: { a: text } }],
      configured: { 'aws_lb.a': { [text]: [] } },
      output_changes: { [text]: { actions: ['update'], before: 1, after: 2 } },
      checks: [{ address: { to_display: text }, status: 'fail' }],
      deferred_changes: [
        { reason: text, resource_change: { address: text, type: 'x', change: { actions: ['create'] } } },
      ],
    }),
    [
      {
        name: text,
        when: { type: [], actions: [] },
        test: { attribute: 'v', present: true },
        verdict: 'warn',
        say: text,
        fix: text,
      },
    ],
  );
  return plan;
}

function hostileComment(text: string): CommentOf {
  return comment([hostile(text), { ...hostile(`${text}2`), stack: `${text}2` }], {
    module: text,
    release: text,
    base: text,
    head: text,
    failed: [],
    asks: [{ role: text, command: `waves approve ${text}` }],
    link: text,
  });
}

const ours = /^<(?:\/?(?:code|pre|details|summary|b|sub)|pre lang="diff"|details open)>$/;

/** What is left where everything of others is taken out: the bones of our own template. */
function bones(text: string): string {
  const marked = text.replace(/^<!-- .* -->\n/, '');
  return marked.replace(/<code>[^<]*<\/code>/g, '<c>').replace(/<pre(?: lang="diff")?>\n[^<]*<\/pre>/g, '<p>');
}

describe('what others wrote stays what it is: text', () => {
  test.each(Object.entries(payloads))('%s', (_, payload) => {
    const { text } = commentOf(hostileComment(payload));
    const body = text.slice(text.indexOf('\n'));
    expect((body.match(/<[^>]*>?/g) ?? []).filter((tag) => !ours.test(tag))).toEqual([]);
    expect(text.match(/<!--|-->/g)).toEqual(['<!--', '-->']);
    expect(text).not.toMatch(/[@`]|\/waves/i);
    expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
    expect(markerIn(text)?.module).toBe(payload);
    const around = bones(text);
    expect(body.replace(/<pre(?: lang="diff")?>\n[^<]*<\/pre>/g, '')).not.toContain('www.evil');
    expect(around).not.toMatch(/\]\(|:\/\/|www\.|(?<!&)#[0-9]|\$|^\s*(?:```|~~~)/m);
    expect(around.match(/^#+ .*$/gm)).toHaveLength(1);
    for (const line of text.split('\n').slice(1))
      expect(line).toMatch(/^$|^[<>|*#+!-]|^ {6}|^Not equal|^\$ waves|^Equal|^Plan/);
  });
});

describe('a marker cannot be forged from a plan', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  test.each(Object.entries(payloads))('%s', (_, payload) => {
    const line = markerLine({ version: 1, module: payload, base: payload, head: payload, digest, earlier: [digest] });
    expect(line).not.toMatch(/[^\x20-\x7e]/);
    expect(line.slice(4, -3)).not.toMatch(/--|[<>]/);
    expect(markerIn(`${line}\nrest`)).toEqual({
      version: 1,
      module: payload,
      base: payload,
      head: payload,
      digest,
      earlier: [digest],
    });
    expect(markerIn(`x\n${line}`)).toBeUndefined();
    expect(stale(`${line}\n\nrest`, `${payload}x`)?.split('\n')).toHaveLength(4);
  });

  test.each([
    '',
    '<!-- waves:comment  -->',
    '<!-- waves:comment [] -->',
    '<!-- waves:comment null -->',
    '<!-- waves:comment {"version":2,"module":"m","digest":"sha256:aa"} -->',
    '<!-- waves:comment {"version":1,"module":"m","digest":"sha256:aa"} -->',
    `<!-- waves:comment {"version":1,"module":3,"digest":"${digest}"} -->`,
    `<!-- waves:comment {"version":1,"module":"m","digest":"${digest}"}`,
  ])('and %j is none', (line) => expect(markerIn(line)).toBeUndefined());

  test('only so many earlier digests are kept, and nothing else among them', () => {
    const json = JSON.stringify({
      version: 1,
      module: 'm',
      digest,
      earlier: ['x', ...Array.from({ length: 30 }, () => digest)],
    });
    expect(markerIn(`<!-- waves:comment ${json} -->`)?.earlier).toEqual(Array.from({ length: 10 }, () => digest));
  });
});
