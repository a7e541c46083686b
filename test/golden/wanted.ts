import type { RiskClass } from '../../src/domain/judgement.ts';

/**
 * What somebody who knows the catalogue of risks says of each story before any rule is asked. Where two classes can be
 * defended, the story stands under both.
 */
const wanted: Readonly<Record<RiskClass, string>> = {
  none: `nothing-to-do`,
  low: `
    description-reworded queue-keeps-longer
    outputs-only tags-only imported moved group-narrowed group-reordered waf-turned-to-block site-with-tls
    attachment-removed policy-reworded policy-narrowed public-access-block-on bucket-policy-reworded
    bucket-policy-narrowed database-protection-on log-retention-lengthened rule-becomes-standalone rule-split-in-two
  `,
  normal: `
    machine-added queue-keeps-longer function-given-memory certificate-renewed
    function-code-changed machine-starts-otherwise
    output-removed secret-created first-create update-in-place removed-from-configuration deposed moved-and-updated
    drift-repaired read-only-attached attachment-removed queue-policy-bound-to-topic function-callable-by-bucket
    database-grown machine-type-changed log-retention-lengthened database-protection-on site-with-tls data-read-at-apply
    replaced-create-first rule-becomes-standalone rule-becomes-inline public-access-block-on rule-split-in-two
  `,
  high: `
    drift-repaired
    function-stopped function-gets-secret alarm-muted database-in-one-zone machine-starts-otherwise
    name-moved-and-target-deleted database-deleted
    output-removed data-read-at-apply check-failing targeted secret-changed provisioner-runs unknown-type
    unknown-provider drift-beside drift-removed replaced-destroy-first replaced-create-first replaced-by-request tainted
    replaced-by-trigger forgotten replaced-by-forgetting imported-and-updated counted-list-shifted
    removed-from-configuration rule-becomes-inline queue-policy-bound-to-topic web-opened-to-world group-lets-itself-out public-balancer-created
    balancer-turned-public balancer-protection-off listener-without-tls route-to-internet subnet-gives-public-addresses
    waf-created-counting waf-created-blocking waf-turned-to-block waf-turned-to-count site-without-tls record-changed
    policy-widened trust-widened-to-account trust-loses-condition profile-gets-other-role public-access-block-off
    public-access-block-removed topic-policy-other-account database-protection-off database-public
    database-without-backups database-major-version database-grown machine-type-changed table-without-recovery
    table-expires-rows versioning-suspended bucket-deletable-with-content bucket-encryption-removed key-window-shortened
    key-rotation-off log-retention-shortened machine-image-changed machine-metadata-open policy-completes-escalation
    destroy-all network-renumbered
  `,
  critical: `
    trail-stopped guardrail-narrowed snapshot-shared
    function-stopped
    policy-widened
    function-gets-secret key-alias-retargeted bucket-opened machine-exposed role-opened-and-empowered
    database-and-key-deleted
    errored drift-beside destroy-all group-opened-to-world group-opened-by-halves classic-rule-opened network-renumbered
    waf-turned-to-count waf-taken-away zone-deleted admin-attached policy-all-rights policy-completes-escalation
    trust-widened-to-everybody trust-widened-to-account trust-loses-condition boundary-removed bucket-policy-public
    queue-policy-public topic-policy-other-account key-policy-public function-callable-by-everybody database-replaced
    database-deleted-unsaved database-public database-without-backups table-key-changed key-disabled route-to-internet
  `,
};

/** The classes a story may have. */
export function wantedFor(name: string): readonly RiskClass[] {
  return (Object.keys(wanted) as RiskClass[]).filter((each) => wanted[each].split(/\s+/).includes(name));
}

/**
 * Where the judgement is another than wanted today, and what is missing. A line goes as soon as its plan is judged as
 * wanted; a new line is a defect that somebody has looked at.
 */
export const differs: Readonly<Record<string, string>> = {
  'tofu-targeted': 'OpenTofu does not say that a plan is incomplete; the recorded arguments refuse it',
  'certificate-renewed':
    'no plan says which names a certificate has (AVL-03), and no comparison reads a listener, so it weighs by its type',
};
