import { m } from "~/platform/i18n/generated/messages";
import { Section } from "~/ui/page";
import { needCatalogue } from "~/features/needs/catalogue";
import { unitLabels } from "~/features/needs/parts/labels";
import type { PledgeRecord } from "../record-queries.server";
import { givesPlaces } from "../rules";
import { LossTable, LossText } from "./loss-table";
import { PledgeProgressTable, PledgeStats } from "./pledge-progress";
import { PromiseTable } from "./promise-table";

type Pledge = PledgeRecord & { placeNames: Record<string, string> };

/** What became of a pledge: its places, its promises, and what went with it when it ended early. */
export function PledgeOutcome({ pledge, mayNote, date }: { pledge: Pledge; mayNote: boolean; date: string }) {
  const { id, kind, need, state, progress, promises, placeNames } = pledge;
  const { delivered, lost, fewerThan, losses } = progress;
  const unit = (count: number) => (need ? unitLabels[needCatalogue[need].unit](count) : "");
  const isOver = state === "withdrawn" || state === "expired";
  return (
    <>
      {givesPlaces(state) || (delivered ?? 0) > 0 ? (
        <>
          <PledgeStats progress={progress} unit={unit} date={date} />
          <Section title={m.pledges_record_progress()}>
            <PledgeProgressTable progress={progress} placeNames={placeNames} />
          </Section>
        </>
      ) : null}
      {promises.length > 0 ? (
        <Section title={m.pledges_promises_title()}>
          <PromiseTable pledgeId={id} kind={kind} unit={pledge.unit} promises={promises} mayNote={mayNote} />
        </Section>
      ) : null}
      {(lost ?? 0) > 0 && isOver ? (
        <Section title={m.pledges_losses_title()}>
          <LossText lost={lost} fewerThan={fewerThan} gone />
          <LossTable losses={losses} placeNames={placeNames} />
        </Section>
      ) : null}
    </>
  );
}

/** Ways to its papers and to the texts that held. */
export function PledgePapers({ pledge: { id, state, seesSum, decidedOn } }: { pledge: PledgeRecord }) {
  if (state === "draft") return null;
  return (
    <ul className="grid gap-2">
      <li>
        <a className="link" href={`/pledges/${id}/documents`}>
          {m.pledges_documents_title()}
        </a>
      </li>
      {seesSum && decidedOn ? (
        <li>
          <a className="link" href={`/pledges/${id}/versions`}>
            {m.pledges_versions_title()}
          </a>
        </li>
      ) : null}
    </ul>
  );
}
