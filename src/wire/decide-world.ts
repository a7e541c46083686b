import { privateFolder } from '../adapters/folder/private-folder.ts';
import { openLanding } from '../adapters/git/landing.ts';
import { gitSigningKey } from '../adapters/git/signing-key.ts';
import { httpCollector } from '../adapters/http-evidence/collector.ts';
import { keyRing } from '../adapters/keyring/key-ring.ts';
import type { ChildParts } from '../adapters/process/part-runner.ts';
import { childParts } from '../adapters/process/part-runner.ts';
import { findActingPerson } from '../adapters/ssh/person.ts';
import { sshProof } from '../adapters/ssh/proof.ts';
import type { Definitions } from '../domain/definitions.ts';
import { durationText } from '../domain/instant.ts';
import { nobody } from '../parts/decide/act.ts';
import type { RunEvent } from '../parts/decide/events.ts';
import type { DecideWorld } from '../parts/decide/world.ts';
import type { EvidenceCollector } from '../ports/collector.ts';
import { identityNames } from './credentials.ts';
import type { LedgerPlace } from './place.ts';
import { attachedAt, filled } from './registries.ts';
import type { Interrupts } from './signals.ts';
import { governedAt, nonce, sleep, sourcesAt, storesAt } from './stores.ts';
import { thisCommand } from './this-command.ts';

const landingIdentity = { name: 'waves', email: 'waves@localhost.invalid' };

/** Decide's world: no engine, no credentials, no vault. Engines run in children with rights of their own. */
export async function decideWorldAt(
  place: LedgerPlace,
  of: {
    definitions: Definitions | undefined;
    tell: (event: RunEvent) => void;
    signals: Interrupts;
    graceMs: number;
  },
): Promise<DecideWorld> {
  const { definitions } = of;
  const { around, ledger, clock } = place;
  const { results, objects } = storesAt(place);
  const sources = await sourcesAt(place, definitions);
  const now = around.now === undefined ? [] : ['--now', new Date(around.now).toISOString()];
  return {
    ...sources,
    ledger,
    clock,
    results,
    objects,
    sleep,
    nonce,
    landing: await openLanding({ ...governedAt(place), identity: landingIdentity }),
    runner: stoppable(
      of,
      childParts({
        command: thisCommand(),
        folder: place.folder,
        env: around.env,
        extra: now,
        stackEnv: envNames(definitions),
        identityNames: identityNames(definitions, around.env),
        sshAgent: usesSsh(place, definitions),
        tell: (say, job) => of.tell({ type: 'warning', promotion: job.promotion, stack: job.stack, say }),
      }),
    ),
    proof: sshProof,
    evidence: collectorAt(place, definitions),
    person: async (as) => {
      if (!definitions) return nobody();
      const found = findActingPerson({
        rules: definitions.rules,
        as: as ?? around.as,
        sandbox: place.opened.sandbox,
        keyRing: keyRing(privateFolder(`${place.keys(place.opened.ledger)}/sandbox`)),
        email: await sources.governed.email(),
        signingKey: await gitSigningKey({ folder: place.folder, ambient: around.env }),
        keyFile: around.env.WAVES_SSH_KEY,
        env: around.env,
        tell: (line) => of.tell({ type: 'warning', promotion: '', say: line }),
      });
      return found;
    },
    tell: of.tell,
    stopping: of.signals.stopping,
  };
}

/** How long a first Ctrl-C waits for plans that run: they write nothing, and their results count. */
const planMs = 4000;
/** How long a second Ctrl-C may follow the first, before applies are left to their supervisors. */
const secondMs = 2000;

type Stopping = { readonly signals: Interrupts; readonly graceMs: number; readonly tell: (event: RunEvent) => void };

function stoppable({ signals: { first, second }, graceMs, tell }: Stopping, parts: ChildParts): ChildParts {
  const say = (text: string): void => tell({ type: 'stopping', promotion: '', say: text });
  second.addEventListener('abort', () => {
    say(`each engine was asked to stop, once; waiting up to ${durationText(graceMs)} for them`);
    void parts.interrupt(graceMs);
  });
  first.addEventListener('abort', () => {
    const applyMs = first.reason === 'SIGINT' ? secondMs : 0;
    const again = applyMs > 0 ? `; Ctrl-C again within ${durationText(applyMs)} asks the engines to stop` : '';
    if (!second.aborted) say(`nothing more is started, and applies go on under supervision${again}`);
    void parts.stop({ planMs, applyMs });
  });
  return parts;
}

/** Children get the ssh agent only where git may need it: it could sign more than a fetch. */
function usesSsh(place: LedgerPlace, definitions: Definitions | undefined): boolean {
  const { modules = [], gitMirrors = {} } = definitions ?? {};
  const addresses = [...modules.map(({ source }) => source), ...Object.values(gitMirrors)];
  return (
    place.opened.governed.remote !== undefined ||
    addresses.some((address) => /^(?:git::)?ssh:|^(?:git::)?[\w.-]+@[\w.-]+:/.test(address))
  );
}

function envNames(definitions: Definitions | undefined): (stack: string) => readonly string[] {
  return (name) => definitions?.stacks.find((stack) => stack.name === name)?.env ?? [];
}

/** Collectors with the values of the simulated cloud filled in, where the configuration attaches it. */
function collectorAt(place: LedgerPlace, definitions: Definitions | undefined): EvidenceCollector {
  const http = httpCollector();
  const attached = attachedAt(place, definitions);
  return {
    async collect(collector, environment) {
      const values = (await attached?.placeholders()) ?? {};
      return http.collect({ ...collector, http: filled(collector.http, values) }, environment);
    },
  };
}
