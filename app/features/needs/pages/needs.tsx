import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { countedIn, isNeedCode } from "../catalogue";
import { countColumns, unitWord } from "../parts/count-columns";
import { needLabels } from "../parts/labels";
import { readNeedCounts, readNeedPlaces, type NeedCounts, type PlaceCounts } from "../queries.server";

export const meta = () => [{ title: `${m.needs_title()} – ${m.frame_product()}` }];

/** All needs, or with `?need=` one of them place by place. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const wanted = new URL(request.url).searchParams.get("need") ?? "";
  const mayReadRules = can(context.actor, "rule_set.read");
  if (!isNeedCode(wanted)) {
    const { on, rows } = await readNeedCounts(context.actor);
    return { code: null, mayReadRules, on, needs: rows, places: [] };
  }
  const { on, rows } = await readNeedPlaces(context.actor, wanted);
  return { code: wanted, mayReadRules, on, needs: [], places: rows };
}

export default function Needs() {
  const { code, on, needs, places, mayReadRules } = useLoaderData<typeof loader>();
  const rules = mayReadRules ? (
    <ButtonLink look="plain" href="/rule-set">
      {m.needs_rules_title()}
    </ButtonLink>
  ) : undefined;
  return (
    <Page
      crumbs={code ? [{ href: "/needs", label: m.needs_title() }] : undefined}
      header={
        <PageHeader
          title={code ? needLabels[code]() : m.needs_title()}
          lead={code ? m.needs_place_lead({ unit: unitWord(countedIn(code)) }) : m.needs_lead()}
          actions={rules}
        />
      }
    >
      {code ? <PlaceTable caption={needLabels[code]()} rows={places} /> : <NeedTable rows={needs} />}
      <SourceLine source={m.needs_source()} date={formatDate(on)} />
    </Page>
  );
}

function NeedTable({ rows }: { rows: NeedCounts[] }) {
  return (
    <DataTable
      caption={m.needs_title()}
      captionHidden
      phone="scroll"
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        {
          key: "need",
          header: m.needs_column_need(),
          rowHeader: true,
          cell: (row) => (
            <a className="link" href={`/needs?need=${row.code}`}>
              {needLabels[row.code]()}
            </a>
          ),
        },
        ...countColumns<NeedCounts>(),
        { key: "unit", header: m.needs_column_unit(), cell: (row) => unitWord(countedIn(row.code)) },
      ]}
    />
  );
}

function PlaceTable({ caption, rows }: { caption: string; rows: PlaceCounts[] }) {
  if (rows.length === 0) return <p>{m.needs_nobody()}</p>;
  return (
    <DataTable
      caption={caption}
      captionHidden
      phone="scroll"
      rows={rows}
      rowKey={(row) => row.code}
      columns={[
        { key: "place", header: m.needs_column_place(), rowHeader: true, cell: (row) => row.name },
        ...countColumns<PlaceCounts>(),
      ]}
    />
  );
}
