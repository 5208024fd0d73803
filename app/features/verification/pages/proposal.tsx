import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { FamilyPlace } from "../parts/family-place";
import { reasonWords } from "../parts/labels";
import { StateTag } from "../parts/tags";
import { readProposal } from "../proposal-queries.server";

export const meta = () => [{ title: `${m.verification_proposal_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor } = context;
  const proposal = isId(params.id) ? await readProposal(actor, params.id) : null;
  if (!proposal) throw new NotFound();
  const subject = { region: proposal.region, madeBy: proposal.proposedBy };
  const waits = proposal.state === "proposed";
  return {
    proposal,
    may: {
      visit: waits && can(actor, "visit.record", subject),
      refuse: waits && can(actor, "proposal.refuse", subject),
    },
  };
}

export default function Proposal() {
  const { proposal, may } = useLoaderData<typeof loader>();
  const why = proposal.reason
    ? [
        {
          label: m.verification_proposal_reason(),
          value: (
            <>
              {reasonWords[proposal.reason]()}
              {proposal.reasonNote ? <span className="block">{proposal.reasonNote}</span> : null}
            </>
          ),
        },
      ]
    : [];
  return (
    <Page
      width="text"
      crumbs={[{ href: "/proposals", label: m.verification_proposals_title() }]}
      header={
        <PageHeader
          kicker={m.verification_proposal_title()}
          tag={<StateTag state={proposal.state} />}
          title={proposal.headName}
          actions={
            <>
              {may.visit ? (
                <ButtonLink href={`/visits/${proposal.id}`}>{m.verification_proposal_visit()}</ButtonLink>
              ) : null}
              {may.refuse ? (
                <ButtonLink look="plain" href={`/proposals/${proposal.id}/refusal`}>
                  {m.verification_proposal_refuse()}
                </ButtonLink>
              ) : null}
            </>
          }
        />
      }
    >
      <SummaryList
        rows={[
          { label: m.verification_col_address(), value: <FamilyPlace {...proposal} /> },
          {
            label: m.verification_col_people(),
            value: m.verification_count_people({ count: proposal.size, n: formatCount(proposal.size) }),
          },
          {
            label: m.verification_proposed_on(),
            value: proposal.proposedOn ? formatDate(proposal.proposedOn) : "–",
          },
          { label: m.verification_proposal_ground(), value: proposal.ground ?? "–" },
          ...why,
        ]}
      />
    </Page>
  );
}
