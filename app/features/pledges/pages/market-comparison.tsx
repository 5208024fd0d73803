import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { readComparisonPage } from "../market-page.server";
import { ComparisonView } from "../parts/comparison-view";

export const meta = () => [{ title: `${m.pledges_compare_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  return {
    ...(await readComparisonPage(actor, "partner", new URL(request.url))),
    mayPledge: can(actor, "pledge.draft"),
  };
}

export default function MarketComparison() {
  return <ComparisonView base="/market" {...useLoaderData<typeof loader>()} />;
}
