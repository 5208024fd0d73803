import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { reasonForm } from "../forms";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { ReasonPage } from "../parts/reason-page";
import { refuseQuotaRaise } from "../quota-commands.server";
import { readOwnProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_raise_refuse()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name } = await readOwnProgram(context.actor, params.id);
  return { id, name };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const parsed = parseForm(reasonForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isProgramError(code) ? "" : undefined),
    () => refuseQuotaRaise(actor, id, parsed.value.reason),
  );
  return done.ok ? redirect(`/programs/${id}`) : data(done, { status: 409 });
}

export default function ProgramQuotaRefusal() {
  const { id, name } = useLoaderData<typeof loader>();
  const fields = programFields({}, useActionData<typeof action>());
  return (
    <ReasonPage
      title={m.programs_raise_refuse()}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      field={fields.one("reason")}
      label={m.programs_field_reason()}
      button={m.programs_raise_refuse()}
      cancelHref={`/programs/${id}`}
    />
  );
}
