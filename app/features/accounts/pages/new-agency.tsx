import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { saveAgencyForm } from "../agency-answer.server";
import { addAgency } from "../agency-commands.server";
import { AgencyForm } from "../parts/agency-form";

export const meta = () => [{ title: `${m.accounts_agency_new()} – ${m.frame_product()}` }];

export const loader = (_: LoaderFunctionArgs) => ({ key: newId() });

export async function action({ context }: ActionFunctionArgs) {
  const wrong = await saveAgencyForm(context.form, (terms, key) =>
    addAgency(context.actor, { ...terms, active: true }, key),
  );
  return wrong ?? redirect("/agencies?saved=1");
}

export default function NewAgency() {
  const { key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page
      width="form"
      crumbs={[{ href: "/agencies", label: m.accounts_agencies_title() }]}
      header={<PageHeader title={m.accounts_agency_new()} />}
    >
      <AgencyForm formKey={key} values={result?.values ?? {}} errors={result?.errors ?? {}} />
    </Page>
  );
}
