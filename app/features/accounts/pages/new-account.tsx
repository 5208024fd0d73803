import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { roles, type SignedInRole } from "~/platform/access/actor";
import { RuleBroken } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { inviteForm } from "../forms";
import { inviteAccount } from "../invitations.server";
import { errorWord } from "../parts/account-errors";
import { InvitationLink } from "../parts/invitation-link";
import { roleLabels } from "../parts/role-labels";
import { readPlacesWithin } from "~/features/regions/queries.server";
import { listAdmittedPartners, listAgencies } from "../queries.server";

export const meta = () => [{ title: `${m.accounts_invite_title()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  const [agencies, partners, places] = await Promise.all([
    listAgencies(actor),
    listAdmittedPartners(actor),
    readPlacesWithin(actor, settings.region),
  ]);
  const placesToChoose = places.map(({ code, name, within }) =>
    within ? `${code} ${name}, ${within}` : `${code} ${name}`,
  );
  return { agencies, partners, places: placesToChoose, region: settings.region };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const values = Object.fromEntries(
    [...context.form].filter(([, v]) => typeof v === "string" && v !== ""),
  ) as Record<string, string>;
  const parsed = inviteForm.safeParse(values);
  if (!parsed.success) {
    const errors = Object.fromEntries(parsed.error.issues.map((i) => [String(i.path[0]), i.message]));
    return data({ values, errors, link: null }, { status: 422 });
  }
  try {
    const { token } = await inviteAccount(context.actor, {
      ...parsed.data,
      role: parsed.data.role as SignedInRole,
    });
    return data({ values, errors: {}, link: new URL(`/invitations/${token}`, request.url).href });
  } catch (error) {
    const at = error instanceof RuleBroken ? fieldOf[error.code] : undefined;
    if (!at) throw error;
    return data({ values, errors: { [at[0]]: at[1] }, link: null }, { status: 422 });
  }
}

const fieldOf: Record<string, [string, string]> = {
  email_taken: ["email", "email_taken"],
  demo_address: ["email", "email"],
  scope_wrong: ["scope", "scope"],
  agency_missing: ["agencyId", "agency"],
  partner_missing: ["partnerId", "partner"],
};

export default function NewAccount() {
  const { agencies, partners, places, region } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors: Record<string, string> = result?.errors ?? {};
  const values: Record<string, string> = result?.values ?? {};
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorWord(errors[name]) });
  return (
    <Page
      width="form"
      crumbs={[{ href: "/accounts", label: m.accounts_list_title() }]}
      header={<PageHeader title={m.accounts_invite_title()} />}
    >
      {result?.link ? <InvitationLink email={values.email ?? ""} link={result.link} /> : null}
      <ErrorSummary errors={Object.entries(errors).map(([id, code]) => ({ id, text: errorWord(code)! }))} />
      <Form method="post" className="flow" noValidate>
        <TextField {...field("name")} label={m.accounts_field_name()} />
        <TextField {...field("email")} type="email" label={m.accounts_email()} />
        <SelectField
          {...field("role")}
          label={m.accounts_field_role()}
          choose={m.accounts_choose()}
          options={roles.map((r) => ({ value: r, label: roleLabels[r]() }))}
        />
        <TextField
          {...field("scope")}
          defaultValue={values.scope ?? region}
          label={m.accounts_field_scope()}
          hint={m.accounts_field_scope_hint({ code: region })}
          suggestions={places}
        />
        <SelectField
          {...field("agencyId")}
          optional
          label={m.accounts_field_agency()}
          choose={m.accounts_choose_none()}
          options={agencies.map((a) => ({ value: a.id, label: a.name }))}
        />
        <SelectField
          {...field("partnerId")}
          optional
          label={m.accounts_field_partner()}
          choose={m.accounts_choose_none()}
          options={partners.map((p) => ({ value: p.id, label: p.name }))}
        />
        <Button>{m.accounts_invite_button()}</Button>
      </Form>
    </Page>
  );
}
