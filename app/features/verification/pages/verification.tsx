import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { pageNumber } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { ButtonLink } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { FilterForm } from "~/ui/filters";
import { listUrl } from "~/ui/list-url";
import { Page, PageHeader, Section } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { listWords } from "../parts/labels";
import { RoomTasks } from "../parts/room-tasks";
import { VillageTable } from "../parts/village-table";
import { roundStates, type RoundState } from "../rules/round";
import { listPageSize } from "../rules/lists";
import { countTasks, listDistricts, listVillages } from "../village-queries.server";

export const meta = () => [{ title: `${m.verification_title()} – ${m.frame_product()}` }];

const listStates = ["none", "returned", ...roundStates] as const;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  // A village officer works in one village: that page is this person's room.
  if (actor.scope.length === 13) throw redirect(`/verification/villages/${actor.scope}`);
  const url = new URL(request.url);
  const page = pageNumber(url);
  const asked = url.searchParams.get("district") ?? "";
  const district = isRegionCode(asked) && asked.startsWith(actor.scope) ? asked : null;
  const list = (listStates.find((state) => state === url.searchParams.get("list")) ?? null) as
    RoundState | "returned" | "none" | null;
  const [villages, tasks, districts] = await Promise.all([
    listVillages(actor, { district, list, page }),
    countTasks(actor),
    listDistricts(actor),
  ]);
  return {
    ...villages,
    tasks,
    scope: actor.scope,
    districts,
    district,
    list,
    page,
    search: url.search,
    links: {
      objections: can(actor, "objection.list"),
      decrees: can(actor, "decree.read"),
      exits: can(actor, "graduation.list"),
      completeness: can(actor, "completeness.read"),
    },
  };
}

export default function Verification() {
  const { rows, total, tasks, scope, districts, district, list, page, search, links } =
    useLoaderData<typeof loader>();
  const words = new URLSearchParams(search);
  return (
    <Page header={<PageHeader title={m.verification_title()} lead={m.verification_lead()} />}>
      <RoomTasks tasks={tasks} scope={scope} />
      <Section
        title={m.verification_villages_title()}
        actions={
          <span className="flex flex-wrap gap-3">
            {links.objections ? <Way href="/objections" text={m.verification_objections_link()} /> : null}
            {links.decrees ? <Way href="/decrees" text={m.verification_decrees_link()} /> : null}
            {links.exits ? <Way href="/graduations" text={m.verification_exits_link()} /> : null}
            {links.completeness ? (
              <Way href="/completeness" text={m.verification_completeness_link()} />
            ) : null}
          </span>
        }
      >
        <FilterForm>
          {districts.length > 0 ? (
            <SelectField
              name="district"
              label={m.verification_district()}
              choose={m.verification_all_districts()}
              defaultValue={district ?? ""}
              optional
              options={districts.map(({ code, name }) => ({ value: code, label: name }))}
            />
          ) : null}
          <SelectField
            name="list"
            label={m.verification_filter_list()}
            choose={m.verification_filter_any()}
            defaultValue={list ?? ""}
            optional
            options={listStates.map((state) => ({ value: state, label: listWords[state]() }))}
          />
        </FilterForm>
        {rows.length === 0 ? (
          <EmptyState title={m.verification_villages_none()} />
        ) : (
          <VillageTable rows={rows} />
        )}
        <Pagination
          page={page}
          pageSize={listPageSize}
          total={total}
          hrefOf={(next) => listUrl("/verification", words, { page: next })}
        />
      </Section>
    </Page>
  );
}

function Way({ href, text }: { href: string; text: string }) {
  return (
    <ButtonLink look="plain" href={href}>
      {text}
    </ButtonLink>
  );
}
