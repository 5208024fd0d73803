import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Details } from "~/ui/details";
import { Page, PageHeader, Section } from "~/ui/page";
import { WeightTable } from "../parts/weight-table";
import { listWeightVersions } from "../weight-queries.server";

export const meta = () => [{ title: `${m.matching_order_weights()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return {
    versions: await listWeightVersions(context.actor),
    mayChange: can(context.actor, "weight_set.change"),
  };
}

export default function OrderWeights() {
  const { versions, mayChange } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/runs", label: m.matching_runs_title() }]}
      header={
        <PageHeader
          title={m.matching_order_weights()}
          lead={m.matching_order_weights_lead()}
          actions={
            mayChange ? <ButtonLink href="/order-weights/new">{m.matching_weights_write()}</ButtonLink> : null
          }
        />
      }
    >
      {versions.map((version, at) => {
        const table = <WeightTable weights={version.weights} before={versions[at + 1]?.weights ?? null} />;
        return (
          <Section
            key={version.version}
            id={`v${version.version}`}
            title={
              at === 0
                ? m.matching_weights_newest({ n: String(version.version) })
                : m.matching_weights_version({ n: String(version.version) })
            }
          >
            <p>
              {version.madeOn
                ? `${formatDate(version.madeOn)} · ${version.madeByName ?? "–"} · `
                : `${m.matching_weights_first()} · `}
              {m.matching_weights_runs({ n: formatCount(version.runs), count: version.runs })}
            </p>
            {version.madeOn && version.note ? (
              <p>{m.matching_decision_reason({ reason: version.note })}</p>
            ) : null}
            {at === 0 ? table : <Details summary={m.matching_weights_show()}>{table}</Details>}
          </Section>
        );
      })}
    </Page>
  );
}
