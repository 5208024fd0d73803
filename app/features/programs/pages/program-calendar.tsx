import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isId } from "~/platform/forms/form.server";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { Page, PageHeader } from "~/ui/page";
import { isNeedCode, needCodes } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import { monthsIn, standingOn } from "../calendar";
import { listCalendar } from "../calendar-queries.server";
import { CalendarTable } from "../parts/calendar-table";
import { listProgramAgencies } from "../queries.server";

export const meta = () => [{ title: `${m.programs_calendar_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, today } = context;
  const search = new URL(request.url).searchParams;
  const [need, agency] = [search.get("need"), search.get("agency")];
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(search.get("year"));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear;
  const filter = {
    need: need && isNeedCode(need) ? need : undefined,
    agencyId: agency && isId(agency) ? agency : undefined,
  };
  const [rows, agencies] = await Promise.all([listCalendar(actor, year, filter), listProgramAgencies(actor)]);
  return {
    year,
    years: [thisYear - 2, thisYear - 1, thisYear, thisYear + 1],
    filter,
    agencies,
    today,
    rows: rows.flatMap((row) => {
      const months = monthsIn(year, row);
      return months ? [{ ...row, standing: standingOn(row, today), months }] : [];
    }),
  };
}

export default function ProgramCalendar() {
  const { year, years, filter, agencies, today, rows } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/programs", label: m.programs_list_title() }]}
      header={<PageHeader title={m.programs_calendar_title()} lead={m.programs_calendar_lead()} />}
    >
      <FilterForm action="/programs/calendar">
        <SelectField
          name="year"
          label={m.programs_calendar_year()}
          choose={false}
          defaultValue={String(year)}
          options={[...new Set([...years, year])].map((each) => ({
            value: String(each),
            label: String(each),
          }))}
        />
        <SelectField
          name="need"
          label={m.programs_col_need()}
          choose={m.programs_list_all()}
          defaultValue={filter.need ?? ""}
          options={needCodes.map((value) => ({ value, label: needLabels[value]() }))}
        />
        <SelectField
          name="agency"
          label={m.programs_col_agency()}
          choose={m.programs_list_all()}
          defaultValue={filter.agencyId ?? ""}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterForm>
      {rows.length === 0 ? (
        <EmptyState title={m.programs_calendar_none()} />
      ) : (
        <>
          <p className="max-w-text text-lg">
            {m.programs_calendar_sentence({
              year: String(year),
              n: formatCount(rows.length),
              running: formatCount(rows.filter((row) => row.standing === "running").length),
              date: formatDate(today),
            })}
          </p>
          <CalendarTable rows={rows} />
        </>
      )}
    </Page>
  );
}
