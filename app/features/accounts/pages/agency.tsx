import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { saveAgencyForm } from "../agency-answer.server";
import { changeAgency } from "../agency-commands.server";
import { AgencyForm } from "../parts/agency-form";
import { findAgency } from "../queries.server";

export const meta = () => [{ title: `${m.accounts_agency_change()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const office = isId(params.id) ? await findAgency(context.actor, params.id) : undefined;
  if (!office) throw new NotFound("agency");
  return { office, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { id } = params;
  if (!isId(id)) throw new NotFound("agency");
  const wrong = await saveAgencyForm(context.form, (terms, key) =>
    changeAgency(context.actor, id, terms, key),
  );
  return wrong ?? redirect("/agencies?saved=1");
}

export default function Agency() {
  const { office, key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { name, code, kind, active } = office;
  return (
    <Page
      width="form"
      crumbs={[{ href: "/agencies", label: m.accounts_agencies_title() }]}
      header={<PageHeader title={m.accounts_agency_change()} />}
    >
      <AgencyForm
        formKey={key}
        retirable
        values={result?.values ?? { name, code, kind, active: active ? "on" : "" }}
        errors={result?.errors ?? {}}
      />
    </Page>
  );
}
