import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readObjection } from "../objection-queries.server";
import { DecisionForm } from "../parts/objection-decision";
import { LinkFamily } from "../parts/objection-link";
import { ObjectionTag, objectionKindWords } from "../parts/objection-words";
import { StateTag } from "../parts/tags";

export const meta = () => [{ title: `${m.verification_objections_title()} – ${m.frame_product()}` }];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const words = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 100);
  const found = isId(params.id) ? await readObjection(actor, params.id, words) : null;
  if (!found) throw new NotFound();
  const { objection } = found;
  const open = objection.state === "open";
  const subject = { region: objection.region, madeBy: objection.excludedBy };
  return {
    ...found,
    words,
    may: {
      link: open && can(actor, "objection.link", { region: objection.region }),
      decide: open && can(actor, "objection.decide", subject),
      excludedIt: open && can(actor, "objection.decide") && !can(actor, "objection.decide", subject),
    },
  };
}

export default function Objection() {
  const { objection, candidates, words, may } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/objections", label: m.verification_objections_title() }]}
      header={
        <PageHeader
          kicker={objection.village}
          tag={<ObjectionTag state={objection.state} />}
          title={objection.reference}
        />
      }
    >
      <SummaryList
        rows={[
          { label: m.verification_objection_kind(), value: objectionKindWords[objection.kind]() },
          { label: m.verification_objection_about(), value: objection.about },
          { label: m.verification_objection_text(), value: objection.text },
          { label: m.verification_objection_contact(), value: objection.contact ?? "–" },
          { label: m.verification_objection_received_on(), value: formatDate(objection.receivedOn) },
          {
            label: m.verification_objection_linked(),
            value: objection.headName ? (
              <span className="flex flex-wrap items-center gap-3">
                {objection.headName}
                {objection.householdState ? <StateTag state={objection.householdState} /> : null}
              </span>
            ) : (
              m.verification_unknown()
            ),
          },
          ...(objection.decision
            ? [{ label: m.verification_objection_grounds(), value: objection.decision }]
            : []),
        ]}
      />
      {may.link ? <LinkFamily objectionId={objection.id} candidates={candidates} words={words} /> : null}
      {may.excludedIt ? (
        <Notice>
          <p>{m.verification_objection_own_exclusion()}</p>
        </Notice>
      ) : null}
      {may.decide ? (
        <DecisionForm
          action={`/objections/${objection.id}/decision`}
          withReason={objection.kind === "listing" && objection.householdId !== null}
        />
      ) : null}
    </Page>
  );
}
