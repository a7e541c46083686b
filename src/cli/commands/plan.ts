import { exits } from '../../domain/codes.ts';
import { durationText } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import { byExit } from '../../views/sorted-reasons.ts';
import { classText, countsText } from '../../views/summary-text.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';
import type { PreviewMember, PreviewWave } from '../orders.ts';
import { oneLine } from '../print/clean.ts';
import { reasonOf } from '../print/document.ts';
import { releaseNameFrom } from '../release-name.ts';

export const plan = command({
  needs: 'read',
  examples: ['waves plan network-edge@2.5.0', 'waves plan network-edge@2.5.0 --json'],
  args: { release: { value: 'NAME@VERSION', help: 'the release that would be promoted', required: true } },
  flags: { 'exit-code': { kind: 'switch', help: 'exit 2 where a stack is on another version' } },
  async onLedger({ args, flags }, opened) {
    const name = releaseNameFrom(args.release);
    if (isRefusal(name)) return { reasons: [name] };
    const preview = await opened.preview(name);
    if (isRefusals(preview)) return { reasons: preview };
    const { waves } = preview;
    const moves = waves.some(({ members }) => members.some(({ from }) => from !== name.version));
    const lines = waves.flatMap((wave, index) => waveLines(wave, `${index + 1}/${waves.length}`, name.version));
    const text = [`${releaseText(name)} would go through ${waves.length} waves; nothing was written`, ...lines];
    return {
      text: [...text, `next: waves run ${releaseText(name)}`].map(oneLine).join('\n'),
      document: { release: releaseText(name), waves: waves.map(waveDocument) },
      interrupted: opened.stop.aborted,
      ...(flags['exit-code'] && moves ? { exit: exits.changes } : {}),
    };
  },
});

function waveLines(wave: PreviewWave, place: string, to: string): readonly string[] {
  const { name, soak, requiredApprovals, requiredEvidence, members } = wave;
  const needs = [
    requiredApprovals.length > 0 ? `approvals ${requiredApprovals.join(', ')}` : '',
    requiredEvidence.length > 0 ? `evidence ${requiredEvidence.join(', ')}` : '',
    soak > 0 ? `soak ${durationText(soak)}` : '',
  ].filter((need) => need !== '');
  return [`wave ${place}  ${[name, ...needs].join(' · ')}`, ...members.flatMap((member) => memberLines(member, to))];
}

function memberLines({ stack, from, gates, summary }: PreviewMember, to: string): readonly string[] {
  const road = from === to ? `on ${to} already` : `${from} → ${to}`;
  const judged = summary ? ` · ${countsText(summary.counts)} · ${classText(summary)}` : '';
  return [
    `  ${stack}  ${road}${judged}`,
    ...(summary?.findings ?? []).map(({ address, say }) => `    ${address}  ${say}`),
    ...byExit(gates).map(({ code, say }) => `    ${code}: ${say}`),
  ];
}

function waveDocument({ members, soak, ...wave }: PreviewWave): object {
  const shown = members.map(({ gates, ...member }) => ({ ...member, gates: gates.map(reasonOf) }));
  return { ...wave, soakSeconds: soak / 1000, members: shown };
}
