import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { unitLabels } from "~/features/needs/parts/labels";
import { reasonForm } from "../forms";
import { ClosingConsequences } from "../parts/closing-consequences";
import { isProgramError } from "../parts/error-words";
import { programFields } from "../parts/program-fields";
import { ReasonPage } from "../parts/reason-page";
import { keyIn } from "../parts/step";
import { closeProgram } from "../publication-commands.server";
import { readLeftover, readOwnProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_close_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, unit, places } = await readOwnProgram(context.actor, params.id);
  const left = await readLeftover(context.actor, id);
  return { id, name, unit, left, waiting: (places.taken ?? 0) - (places.delivered ?? 0), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { form, actor } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const parsed = parseForm(reasonForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const done = await tryForForm(
    typedIn(form),
    (code) => (isProgramError(code) ? "" : undefined),
    () => closeProgram(actor, id, parsed.value.reason, keyIn(form)),
  );
  return done.ok ? redirect(`/programs/${id}`) : data(done, { status: 409 });
}

export default function ProgramClosing() {
  const { id, name, unit, left, waiting, key } = useLoaderData<typeof loader>();
  const fields = programFields({}, useActionData<typeof action>());
  return (
    <ReasonPage
      title={m.programs_close_title()}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      field={fields.one("reason")}
      label={m.programs_close_why()}
      button={m.programs_close_title()}
      danger
      cancelHref={`/programs/${id}`}
      formKey={key}
    >
      <ClosingConsequences left={left} waiting={waiting} unit={unitLabels[unit]()} />
    </ReasonPage>
  );
}
