import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";
import { readComparisonPage } from "../market-page.server";
import { ComparisonView } from "../parts/comparison-view";

export const meta = () => [{ title: `${m.pledges_compare_title()} – ${m.frame_product()}` }];

/** Two choices side by side as everybody may see them, whoever is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  return readComparisonPage({ ...visitor, key: context.actor.key }, "public", new URL(request.url));
}

export default function PublicMarketComparison() {
  return <ComparisonView base="/needs-market" mayPledge={false} {...useLoaderData<typeof loader>()} />;
}
