import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { verifyAudit } from "../commands.server";
import { VerificationNotice } from "../parts/verification-notice";
import { listVerifications } from "../queries.server";

export const meta = () => [{ title: `${m.audit_verify_title()} – ${m.frame_product()}` }];

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  checks: await listVerifications(context.actor),
  timeZone: context.settings.timeZone,
});

export async function action({ context }: ActionFunctionArgs) {
  await verifyAudit(context.actor);
  return redirect("/audit/verification");
}

export default function AuditVerification() {
  const { checks, timeZone } = useLoaderData<typeof loader>();
  const [latest, ...earlier] = checks;
  return (
    <Page
      width="text"
      crumbs={[{ href: "/audit", label: m.audit_title() }]}
      header={<PageHeader title={m.audit_verify_title()} lead={m.audit_verify_lead()} />}
    >
      {latest ? (
        <VerificationNotice outcome={latest.details} when={formatMoment(latest.at, timeZone)} />
      ) : (
        <p className="text-ink-soft">{m.audit_verify_never()}</p>
      )}
      <Form method="post">
        <Button>{m.audit_verify_now()}</Button>
      </Form>
      {earlier.length > 0 ? (
        <Section title={m.audit_verify_earlier()}>
          <div className="flow">
            {earlier.map((check) => (
              <VerificationNotice
                key={check.seq}
                outcome={check.details}
                when={formatMoment(check.at, timeZone)}
              />
            ))}
          </div>
        </Section>
      ) : null}
    </Page>
  );
}
