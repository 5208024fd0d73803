import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import { ppmText } from "~/features/needs/parts/ppm-labels";
import { sdgText } from "~/features/needs/parts/sdg-labels";
import { readNeedPage } from "../market-page.server";
import { FigureNote, needLead } from "../parts/market-words";
import { NeedPlaces } from "../parts/need-places";

export const meta = () => [{ title: `${m.pledges_market_title()} – ${m.frame_product()}` }];

/** One need by kecamatan, as everybody may see it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  return readNeedPage({ ...visitor, key: context.actor.key }, "public", params.need);
}

export default function PublicMarketNeed() {
  const { cells, ...figures } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/needs-market", label: m.pledges_market_title() }]}
      header={
        <PageHeader
          kicker={`${sdgText(cells.need)} · ${m.needs_ppm_usual({ pillar: ppmText(cells.need) })}`}
          title={needLabels[cells.need]()}
          lead={needLead(cells, figures.fewerThan)}
        />
      }
    >
      <Section title={m.pledges_need_by_district()}>
        <NeedPlaces cells={cells} {...figures} />
      </Section>
      <FigureNote {...figures} sourced />
    </Page>
  );
}
