import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { SignedInRole } from "~/platform/access/actor";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { readHome } from "../home-queries.server";
import { publishCounts, readPublicHouse } from "../public-cells.server";
import { PublicPage } from "../parts/public-page";
import { RoleHome } from "../parts/role-home";

export const meta = () => [{ title: m.frame_product() }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  const region = settings.regionName;
  if (!can(actor, "home.read")) {
    await publishCounts();
    return { signedIn: false as const, region, house: await readPublicHouse() };
  }
  return {
    signedIn: true as const,
    region,
    name: actor.name,
    role: actor.role as SignedInRole,
    timeZone: settings.timeZone,
    draftHref: can(actor, "program.draft") ? "/programs/new" : null,
    moreHref: can(actor, "progress.read")
      ? "/progress"
      : can(actor, "leadership.read") && !can(actor, "overview.read")
        ? "/leadership"
        : can(actor, "overview.read")
          ? "/overview"
          : null,
    ...(await readHome(actor)),
  };
}

export default function Home() {
  const data = useLoaderData<typeof loader>();
  if (data.signedIn) return <RoleHome home={data} />;
  return (
    <Page
      header={
        <PageHeader
          kicker={data.region}
          title={m.reporting_public_title()}
          lead={m.reporting_public_lead({ region: data.region })}
        />
      }
    >
      <PublicPage region={data.region} house={data.house} />
    </Page>
  );
}
