import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { readPartner } from "../partner-queries.server";
import { PartnerTag } from "../parts/partner-labels";
import { partnerRows } from "../parts/partner-rows";
import type { PartnerState } from "../rules";

export const meta = () => [{ title: `${m.accounts_partner_list_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const partner = await readPartner(context.actor, params.id);
  const open = partner.state === "applied";
  return {
    partner,
    mayDecide: open && can(context.actor, "partner.admit", { partnerId: partner.id, region: partner.region }),
  };
}

export default function PartnerPage() {
  const { partner, mayDecide } = useLoaderData<typeof loader>();
  const base = `/partners/${partner.id}`;
  return (
    <Page
      width="text"
      crumbs={[{ href: "/partners", label: m.accounts_partner_list_title() }]}
      header={
        <PageHeader
          title={partner.name}
          tag={<PartnerTag state={partner.state as PartnerState} />}
          actions={
            mayDecide ? (
              <>
                <ButtonLink href={`${base}/admission`}>{m.accounts_partner_admit_title()}</ButtonLink>
                <ButtonLink href={`${base}/refusal`} look="plain">
                  {m.accounts_partner_refuse_title()}
                </ButtonLink>
              </>
            ) : null
          }
        />
      }
    >
      <SummaryList rows={partnerRows(partner)} />
      <Section title={m.accounts_partner_accounts()}>
        {partner.accounts.length === 0 ? (
          <p>{m.accounts_partner_accounts_none()}</p>
        ) : (
          <ul className="list-disc ps-6">
            {partner.accounts.map(({ id, name, email, waits }) => (
              <li key={id} className="wrap-anywhere">
                {name}, {email}
                {waits ? ` (${m.accounts_partner_account_waits()})` : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  );
}
