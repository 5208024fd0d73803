import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { readSumPage } from "../market-page.server";
import { SumView } from "../parts/sum-view";

export const meta = () => [{ title: `${m.pledges_sum_title()} – ${m.frame_product()}` }];

/** What a sum would do in each program, without any promise: the step to a pledge carries it along. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  return {
    ...(await readSumPage(actor, "partner", new URL(request.url))),
    mayPledge: can(actor, "pledge.draft"),
  };
}

export default function MarketAmount() {
  return <SumView base="/market" {...useLoaderData<typeof loader>()} />;
}
