import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Amount } from "~/ui/amount";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { isNeedCode, needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import { readOpenNeeds } from "../cell-queries.server";
import { wishGroupLabels } from "../parts/labels";
import { unitOf } from "../parts/open-needs-table";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const code = params.need ?? "";
  if (!isNeedCode(code) || needCatalogue[code].pledgeForms.length === 0) throw new NotFound();
  const { asOf, nextOn, step, fewerThan, needs } = await readOpenNeeds(context.actor);
  const cells = needs.find(({ need }) => need === code);
  if (!cells || asOf === null) throw new NotFound();
  return {
    cells,
    asOf,
    nextOn: nextOn ?? asOf,
    step,
    fewerThan,
    mayPledge: can(context.actor, "pledge.draft"),
  };
}

export default function MarketNeed() {
  const { cells, asOf, nextOn, step, fewerThan, mayPledge } = useLoaderData<typeof loader>();
  const { need, total, districts, few, groups } = cells;
  const unit = unitOf(need);
  const n = (count: number) => formatCount(count);
  const rows = [
    ...districts.map(({ code, name, count }) => ({ key: code, name, count: count as number | null })),
    ...(few.codes.length > 0
      ? [{ key: "few", name: m.pledges_need_few({ n: n(few.codes.length) }), count: null }]
      : []),
  ];
  const amount = (count: number | null) => <Amount value={count ?? { hiddenBelow: fewerThan }} unit={unit} />;
  return (
    <Page
      width="text"
      crumbs={[{ href: "/market", label: m.pledges_market_title() }]}
      header={
        <PageHeader
          title={needLabels[need]()}
          lead={
            total === null
              ? m.pledges_need_lead_few({ n: n(fewerThan) })
              : m.pledges_need_lead({ n: `${n(total)} ${unit}` })
          }
          actions={
            mayPledge ? (
              <ButtonLink href={`/pledges/new?need=${need}`}>{m.pledges_need_start()}</ButtonLink>
            ) : null
          }
        />
      }
    >
      <Section title={m.pledges_need_by_district()}>
        <DataTable
          caption={m.pledges_need_by_district()}
          captionHidden
          phone="scroll"
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: "name", header: m.pledges_record_district(), rowHeader: true, cell: (row) => row.name },
            { key: "open", header: m.pledges_market_open(), numeric: true, cell: (row) => amount(row.count) },
          ]}
        />
        {few.codes.length > 0 ? (
          <p className="max-w-text text-sm text-ink-soft">{few.names.join(", ")}</p>
        ) : null}
      </Section>
      <Section title={m.pledges_need_by_group()}>
        <DataTable
          caption={m.pledges_need_by_group()}
          captionHidden
          phone="scroll"
          rows={groups}
          rowKey={(row) => row.group}
          columns={[
            {
              key: "group",
              header: m.pledges_need_group(),
              rowHeader: true,
              cell: (row) => wishGroupLabels[row.group](),
            },
            {
              key: "open",
              header: m.pledges_market_open(),
              numeric: true,
              cell: (row) => amount(row.count),
            },
          ]}
        />
        <p className="max-w-text">{m.pledges_need_not_crossed()}</p>
      </Section>
      <p className="max-w-text text-sm text-ink-soft">
        {m.disclosure_note({ step: n(step), few: n(fewerThan), date: formatDate(nextOn) })}
      </p>
      <SourceLine source={m.pledges_market_source()} date={formatDate(asOf)} />
    </Page>
  );
}
