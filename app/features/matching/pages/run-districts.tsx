import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { SourceLine } from "~/ui/stat";
import { DistrictTable } from "../parts/district-table";
import { runCrumbs, RunWays } from "../parts/run-ways";
import { readRun } from "../queries.server";
import { listRunDistrictFigures } from "../result-queries.server";

export const meta = () => [{ title: `${m.matching_districts_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const run = await readRun(context.actor, params.id);
  return { run, districts: await listRunDistrictFigures(context.actor, run.id) };
}

export default function RunDistricts() {
  const { run, districts } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={runCrumbs(run)}
      header={<PageHeader title={m.matching_districts_title()} lead={m.matching_districts_lead()} />}
    >
      <RunWays id={run.id} at="/districts" />
      <DistrictTable run={run} districts={districts} />
      <SourceLine
        source={m.matching_source({ reference: run.reference })}
        date={formatDate(run.businessDate)}
      />
    </Page>
  );
}
