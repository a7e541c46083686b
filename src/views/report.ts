import { exitOf, exits } from '../domain/codes.ts';
import { shortDigest } from '../domain/plan-record.ts';
import { runCommand } from '../domain/promotion/gate-question.ts';
import type { Promotion } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { seenAs } from '../domain/release.ts';
import { fromVersions } from './status.ts';
import type { Stop } from './stop.ts';
import { stopsOf, togetherDigest } from './stop.ts';
import type { WaveView } from './wave-view.ts';
import { wavesOf } from './wave-view.ts';

/** How a run ended, for a person: what was promoted, how far it came, what stands in the way, the one command. */
export type Report = {
  readonly title: string;
  readonly release: string;
  readonly waves: readonly WaveView[];
  /** `Paused`, `Halted`, … and why. */
  readonly label: string;
  readonly stops: readonly Stop[];
  readonly together?: string;
  readonly next?: string;
};

export type ReportOf = {
  readonly promotion: Promotion;
  readonly reasons: readonly Refusal[];
  readonly interrupted: boolean;
};

export function reportOf({ promotion, reasons, interrupted }: ReportOf): Report {
  const isStopped = interrupted && !weightier.has(exitOf(reasons));
  const stops = isStopped ? [] : stopsOf(reasons, promotion);
  const next = stops[0]?.reason.fix ?? (promotion.state === 'open' ? runCommand(promotion) : undefined);
  const set = togetherDigest(promotion);
  const role = stops.find(({ reason }) => reason.code === 'awaiting-approval')?.reason.owner;
  return {
    title: titleOf(promotion),
    release: releaseLine(promotion),
    waves: wavesOf(promotion),
    label: isStopped ? stoppedLabel(promotion) : labelOf({ promotion, reasons }),
    stops,
    ...(set && role !== undefined
      ? {
          together: `all ${set.count} plans at once: waves approve ${promotion.id} --plan ${shortDigest(set.digest)} --role ${role}`,
        }
      : {}),
    ...(next === undefined ? {} : { next }),
  };
}

export function titleOf(promotion: Promotion): string {
  const { module, version } = promotion.release;
  const from = fromVersions(promotion).join(', ');
  const road = promotion.kind === 'reconcile' ? `${version} (reconcile)` : `${from} → ${version}`;
  return `${module} ${road} · promotion ${promotion.id}`;
}

function releaseLine({ release }: Promotion): string {
  const nested = release.nested.length;
  const modules = nested === 1 ? '1 nested module' : `${nested} nested modules`;
  const digest = `sha256:${shortDigest(release.digest)}`;
  return `${seenAs(release)} · content ${digest} · ${modules}`;
}

const labels: ReadonlyMap<number, string> = new Map<number, string>([
  [exits.failed, 'Failed'],
  [exits.paused, 'Paused'],
  [exits.denied, 'Stopped'],
  [exits.noData, 'No data'],
  [exits.refused, 'Refused'],
  [exits.held, 'Held by another'],
  [exits.halted, 'Halted'],
  [exits.tampered, 'Tampered'],
  [exits.usage, 'Refused'],
]);

/** What a stop that was asked for does not hide. */
const weightier: ReadonlySet<number> = new Set([exits.halted, exits.tampered]);

/** What a first Ctrl-C leaves behind: each apply goes on, and whoever runs next records how it ended. */
function stoppedLabel({ stacks }: Promotion): string {
  const running = [...stacks.values()].filter(({ phase }) => phase === 'applying').map(({ stack }) => stack);
  if (running.length === 0) return 'Stopped on request: nothing runs any more';
  const [goes, ended] = running.length === 1 ? ['apply goes', 'it'] : ['applies go', 'they'];
  return `Stopped on request: the ${goes} on under supervision, and the next run records how ${ended} ended: ${running.join(', ')}`;
}

function labelOf({ promotion, reasons }: Pick<ReportOf, 'promotion' | 'reasons'>): string {
  const label = labels.get(exitOf(reasons));
  if (label !== undefined) return label;
  if (promotion.state !== 'open') return promotion.state === 'released' ? 'Released' : `Over: ${promotion.state}`;
  return 'Nothing more to do for now';
}
