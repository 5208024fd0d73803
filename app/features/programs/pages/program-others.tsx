import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { listOthersServing, type OtherServing } from "../others-queries.server";
import { readOwnProgram, readProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_others_title()} – ${m.frame_product()}` }];

/** For the program's own agency, and for Bappeda. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor } = context;
  if (!isId(params.id)) throw new NotFound();
  const program = actor.agencyId
    ? await readOwnProgram(actor, params.id)
    : await readProgram(actor, params.id);
  return {
    id: program.id,
    name: program.name,
    rows: await listOthersServing(actor, program.id),
    today: context.today,
  };
}

export default function ProgramOthers() {
  const { id, name, rows, today } = useLoaderData<typeof loader>();
  const figure = (key: "matched" | "delivered" | "pledged" | "overlapping", header: string) => ({
    key,
    header,
    numeric: true,
    cell: (row: OtherServing) => formatCount(row[key]),
    phoneHidden: (row: OtherServing) => row[key] === 0,
  });
  return (
    <Page
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      header={
        <PageHeader
          title={m.programs_others_title()}
          lead={
            rows.length === 0
              ? m.programs_others_none()
              : m.programs_others_lead({ n: formatCount(rows[0]?.fitting ?? 0) })
          }
        />
      }
    >
      {rows.length === 0 ? null : (
        <DataTable
          caption={m.programs_others_title()}
          captionHidden
          rows={rows}
          rowKey={(row) => row.agencyName}
          columns={[
            {
              key: "agency",
              header: m.programs_col_agency(),
              rowHeader: true,
              cell: (row) => <span className="wrap-anywhere">{row.agencyName}</span>,
            },
            figure("matched", m.programs_others_matched()),
            figure("delivered", m.programs_others_delivered()),
            figure("pledged", m.programs_others_pledged()),
            figure("overlapping", m.programs_others_overlap()),
          ]}
        />
      )}
      <SourceLine source={m.programs_fit_source()} date={formatDate(today)} />
    </Page>
  );
}
