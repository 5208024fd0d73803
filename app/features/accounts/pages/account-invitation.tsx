import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { renewInvitation } from "../invitations.server";
import { InvitationLink } from "../parts/invitation-link";

export const meta = () => [{ title: `${m.accounts_relink()} – ${m.frame_product()}` }];

export const loader = () => redirect("/accounts");

/** A fresh one-time link, for a lost password or an unused invitation. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const token = await renewInvitation(context.actor, params.id);
  return { link: new URL(`/invitations/${token}`, request.url).href };
}

export default function AccountInvitation() {
  const result = useActionData<typeof action>();
  return (
    <Page
      width="form"
      crumbs={[{ href: "/accounts", label: m.accounts_list_title() }]}
      header={<PageHeader title={m.accounts_relink()} />}
    >
      {result ? <InvitationLink email="" link={result.link} /> : null}
    </Page>
  );
}
