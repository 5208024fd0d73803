import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink, DangerButton } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readDecree } from "../decree-queries.server";
import { DecreeTag } from "../parts/decree-tag";

export const meta = () => [{ title: `${m.verification_decrees_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor, today } = context;
  const found = isId(params.id) ? await readDecree(actor, params.id) : null;
  if (!found) throw new NotFound();
  const draft = found.decree.state === "draft";
  const subject = { region: found.decree.region };
  return {
    ...found,
    today,
    may: {
      record: draft && can(actor, "decree.record", { ...subject, madeBy: found.decree.draftedBy }),
      discard: draft && can(actor, "decree.draft", subject),
      annex: can(actor, "decree.annex", subject),
    },
  };
}

export default function Decree() {
  const { decree, villages, today, may } = useLoaderData<typeof loader>();
  const title = decree.number
    ? m.verification_decree_title({ number: decree.number })
    : m.verification_decree_draft_title();
  const day = (value: string | null) => (value ? formatDate(value) : "–");
  return (
    <Page
      crumbs={[{ href: "/decrees", label: m.verification_decrees_title() }]}
      header={
        <PageHeader
          title={title}
          tag={<DecreeTag state={decree.state} validTo={decree.validTo} today={today} />}
          actions={
            may.record ? (
              <ButtonLink href={`/decrees/${decree.id}/recording`}>
                {m.verification_decree_record()}
              </ButtonLink>
            ) : null
          }
        />
      }
    >
      <SummaryList
        rows={[
          {
            label: m.verification_decree_households(),
            value: m.verification_count_families({
              count: decree.households,
              n: formatCount(decree.households),
            }),
          },
          {
            label: m.verification_decree_villages(),
            value: m.verification_count_villages({ count: decree.villages, n: formatCount(decree.villages) }),
          },
          { label: m.verification_decree_signed_on(), value: day(decree.decreedOn) },
          { label: m.verification_decree_signer(), value: decree.signer ?? "–" },
          { label: m.verification_decree_valid_from(), value: day(decree.validFrom) },
          { label: m.verification_decree_valid_to(), value: day(decree.validTo) },
          ...(decree.note ? [{ label: m.verification_decree_note(), value: decree.note }] : []),
          ...(decree.scanFileId
            ? [
                {
                  label: m.verification_decree_scan(),
                  value: (
                    <a className="link" href={`/files/${decree.scanFileId}`}>
                      {m.verification_decree_scan()}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Section title={m.verification_decree_annex()}>
        {may.annex ? <p>{m.verification_decree_annex_logged()}</p> : null}
        <DataTable
          caption={m.verification_decree_annex()}
          captionHidden
          rows={villages}
          rowKey={(row) => row.village}
          columns={[
            {
              key: "village",
              header: m.verification_village(),
              rowHeader: true,
              cell: (row) =>
                may.annex ? (
                  <a
                    className="link inline-block min-h-6"
                    href={`/decrees/${decree.id}/annex/${row.village}`}
                  >
                    {row.name}
                  </a>
                ) : (
                  row.name
                ),
            },
            { key: "district", header: m.verification_district(), cell: (row) => row.district },
            {
              key: "households",
              header: m.verification_decree_households(),
              numeric: true,
              cell: (row) => formatCount(row.households),
            },
          ]}
        />
      </Section>
      {may.discard ? (
        <Form method="post" action={`/decrees/${decree.id}/discarding`}>
          <DangerButton>{m.verification_decree_discard()}</DangerButton>
        </Form>
      ) : null}
    </Page>
  );
}
