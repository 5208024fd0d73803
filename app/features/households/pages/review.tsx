import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import {
  comparedWords,
  decisionWords,
  reviewKindTexts,
  reviewKindWords,
  shownValue,
} from "../parts/review-words";
import { openReview } from "../review-queries.server";
import { comparedFields } from "../rules/review";

export const meta = () => [{ title: `${m.households_reviews_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return openReview(context.actor, params.id);
}

/** A row of a file beside the person on the register, without what is not needed to tell people apart. */
export default function Review() {
  const record = useLoaderData<typeof loader>();
  const rows = comparedFields.filter((field) => record.file[field] || record.register[field]);
  const open = record.state === "open";
  return (
    <Page
      crumbs={[{ href: "/reviews", label: m.households_reviews_title() }]}
      header={
        <PageHeader
          kicker={
            record.fileName
              ? m.households_reviews_row({ file: record.fileName, n: formatCount(record.rowNumber ?? 0) })
              : undefined
          }
          title={reviewKindWords[record.kind]()}
          lead={reviewKindTexts[record.kind]()}
          actions={
            open ? (
              <>
                {record.kind === "nik_malformed" ? (
                  <ButtonLink href={`/reviews/${record.id}/number`}>
                    {m.households_review_record_number()}
                  </ButtonLink>
                ) : null}
                <ButtonLink
                  href={`/reviews/${record.id}/decision`}
                  look={record.kind === "nik_malformed" ? "plain" : "main"}
                >
                  {record.kind === "nik_malformed"
                    ? m.households_review_number_not_found()
                    : m.households_review_decide()}
                </ButtonLink>
              </>
            ) : null
          }
        />
      }
    >
      {open ? null : (
        <Notice tone="success" title={m.households_review_settled()}>
          {m.households_review_settled_by({
            decision: record.decision ? decisionWords[record.decision]() : "",
            name: record.decidedBy ?? "",
            day: record.decidedOn ? formatDate(record.decidedOn) : "",
          })}
        </Notice>
      )}
      <Section title={m.households_review_compare()}>
        <DataTable
          caption={m.households_review_compare()}
          captionHidden
          rows={rows}
          rowKey={(field) => field}
          columns={[
            {
              key: "field",
              header: m.households_review_field(),
              rowHeader: true,
              cell: (field) => comparedWords[field](),
            },
            {
              key: "file",
              header: m.households_review_in_file(),
              cell: (field) => record.file[field] ?? "–",
            },
            {
              key: "register",
              header: m.households_review_in_register(),
              cell: (field) => shownValue(field, record.register[field]),
            },
          ]}
        />
        {record.householdId ? (
          <p>
            <a className="link inline-block min-h-6" href={`/households/${record.householdId}`}>
              {m.households_review_to_household()}
            </a>
          </p>
        ) : null}
      </Section>
    </Page>
  );
}
