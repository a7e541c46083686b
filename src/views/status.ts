import type { Instant } from '../domain/instant.ts';
import type { LedgerState, Promotion, StackPhase } from '../domain/promotion/state.ts';
import { releaseText } from '../domain/release.ts';
import type { ApprovalView } from './approvals.ts';
import { approvalsOf } from './approvals.ts';
import { type LoweredView, loweredIn } from './exceptions.ts';
import { isoText } from './iso.ts';
import type { WaveView } from './wave-view.ts';
import { wavesOf } from './wave-view.ts';

export type PromotionLine = {
  readonly promotion: string;
  readonly kind: Promotion['kind'];
  readonly release: string;
  readonly state: Promotion['state'] | 'held';
  /** The wave it is in, from 1; one past the last when all are over. */
  readonly wave: number;
  readonly waves: number;
  readonly stacks: Readonly<Partial<Record<StackPhase, number>>>;
  readonly starter: string;
  readonly started: string;
  readonly ended?: string;
  /** Who ended or paused it, and why. */
  readonly by?: string;
  readonly because?: string;
};

export type PromotionStatus = PromotionLine & {
  readonly from: readonly string[];
  readonly steps: readonly WaveView[];
  readonly approvals: readonly ApprovalView[];
  readonly lowered: readonly LoweredView[];
};

/** Every promotion, the open ones first, then the latest. From the ledger alone: nothing else can change it. */
export function allPromotions(ledger: LedgerState): readonly PromotionLine[] {
  const rank = (promotion: Promotion) => (promotion.state === 'open' ? 0 : 1);
  return [...ledger.promotions.values()]
    .toSorted((a, b) => rank(a) - rank(b) || b.started.sequence - a.started.sequence)
    .map(promotionLine);
}

export function promotionLine(promotion: Promotion): PromotionLine {
  const waves = wavesOf(promotion);
  const current = waves.findIndex(({ state }) => state === 'current');
  const stacks: Partial<Record<StackPhase, number>> = {};
  for (const { phase } of promotion.stacks.values()) stacks[phase] = (stacks[phase] ?? 0) + 1;
  const { ended, held } = promotion;
  return {
    promotion: promotion.id,
    kind: promotion.kind,
    release: releaseText(promotion.release),
    state: promotion.state === 'open' && held ? 'held' : promotion.state,
    wave: current === -1 ? waves.length + 1 : current + 1,
    waves: waves.length,
    stacks,
    starter: promotion.starter,
    started: isoText(promotion.started.at),
    ...(ended ? { ended: isoText(ended.at) } : {}),
    ...sayers(ended ?? held),
  };
}

function sayers(said: { readonly by?: string; readonly reason?: string } | undefined) {
  return {
    ...(said?.by === undefined ? {} : { by: said.by }),
    ...(said?.reason === undefined ? {} : { because: said.reason }),
  };
}

export function promotionStatus(promotion: Promotion, ledger: LedgerState, now: Instant): PromotionStatus {
  return {
    ...promotionLine(promotion),
    from: fromVersions(promotion),
    steps: wavesOf(promotion),
    approvals: approvalsOf(promotion, ledger, now),
    lowered: loweredIn(ledger, promotion.id),
  };
}

/** The versions its stacks were on at the start. */
export function fromVersions(promotion: Promotion): readonly string[] {
  return [...new Set([...promotion.stacks.values()].map(({ from }) => from))].sort();
}
