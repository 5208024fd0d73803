import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";
import { readSumPage } from "../market-page.server";
import { SumView } from "../parts/sum-view";

export const meta = () => [{ title: `${m.pledges_sum_title()} – ${m.frame_product()}` }];

/** What a sum would do, told to everybody from the public's figures, whoever is signed in. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  return readSumPage({ ...visitor, key: context.actor.key }, "public", new URL(request.url));
}

export default function PublicMarketAmount() {
  return <SumView base="/needs-market" mayPledge={false} {...useLoaderData<typeof loader>()} />;
}
