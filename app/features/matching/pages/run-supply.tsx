import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { SelectField } from "~/ui/choice-fields";
import { Page, PageHeader, Section } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { isNeedCode } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import {
  listOpenPeriods,
  listSupplyAndDemand,
  listSupplyAndDemandByDistrict,
} from "../decision-queries.server";
import { DistrictSupplyTable, SupplyTable } from "../parts/supply-tables";

export const meta = () => [{ title: `${m.matching_supply_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, today } = context;
  const { searchParams } = new URL(request.url);
  const periods = (await listOpenPeriods(actor)).map(({ code }) => code);
  const wanted = searchParams.get("period");
  const period = periods.find((code) => code === wanted) ?? today.slice(0, 4);
  const asked = searchParams.get("need") ?? "";
  const need = isNeedCode(asked) ? asked : null;
  const [rows, districts] = await Promise.all([
    listSupplyAndDemand(actor, period),
    need ? listSupplyAndDemandByDistrict(actor, period, need) : [],
  ]);
  return { periods, period, rows, need, districts, today };
}

export default function RunSupply() {
  const { periods, period, rows, need, districts, today } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={<PageHeader title={m.matching_supply_title()} lead={m.matching_supply_lead()} />}
    >
      {periods.length > 1 ? (
        <FilterForm action="/runs/supply">
          <SelectField
            name="period"
            label={m.matching_period()}
            choose={false}
            defaultValue={period}
            options={periods.map((code) => ({ value: code, label: code }))}
          />
        </FilterForm>
      ) : null}
      {need ? (
        <Section title={needLabels[need]()} id="districts">
          {districts.some(({ places }) => places > 0) ? (
            <p className="max-w-text">{m.matching_supply_districts_lead()}</p>
          ) : null}
          {districts.length === 0 ? (
            <EmptyState title={m.matching_nothing_found()} />
          ) : (
            <DistrictSupplyTable rows={districts} />
          )}
        </Section>
      ) : null}
      <Section title={m.matching_supply_all()}>
        {rows.length === 0 ? (
          <EmptyState title={m.matching_no_supply()} />
        ) : (
          <SupplyTable rows={rows} period={period} />
        )}
      </Section>
      <SourceLine source={m.matching_supply_source()} date={formatDate(today)} />
    </Page>
  );
}
