import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink, ButtonRow } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { readLedPledge } from "../draft-queries.server";

export const meta = () => [{ title: `${m.pledges_done_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, reference, state } = await readLedPledge(context.actor, params.id);
  if (state !== "submitted" || !reference) throw redirect(`/pledges/${id}`);
  return { id, reference };
}

export default function PledgeSubmitted() {
  const { id, reference } = useLoaderData<typeof loader>();
  return (
    <Confirmation
      title={m.pledges_done_title()}
      reference={reference}
      next={<p>{m.pledges_done_next()}</p>}
      copy={<p>{m.pledges_done_print()}</p>}
      actions={
        <ButtonRow>
          <ButtonLink href={`/pledges/${id}`} look="plain">
            {m.pledges_done_view()}
          </ButtonLink>
        </ButtonRow>
      }
    />
  );
}
