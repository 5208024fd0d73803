import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { parseForm, typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { reasonForm } from "../forms";
import { isProgramError, programErrorWord } from "../parts/error-words";
import { ReasonPage } from "../parts/reason-page";
import { keyIn } from "../parts/step";
import { closeProgram } from "../publication-commands.server";
import { readOwnProgram } from "../queries.server";
import { leftoverOf } from "../rules";

export const meta = () => [{ title: `${m.programs_close_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { id, name, quota, places } = await readOwnProgram(context.actor, params.id);
  const offered = quota + places.pledged;
  return { id, name, offered, left: leftoverOf(offered, places.taken ?? 0), key: newId() };
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
  const { id, name, offered, left, key } = useLoaderData<typeof loader>();
  const fields = fieldState({}, useActionData<typeof action>(), programErrorWord);
  return (
    <ReasonPage
      title={m.programs_close_title()}
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      errors={fields.errors}
      field={fields.one("reason")}
      button={m.programs_close_title()}
      danger
      cancelHref={`/programs/${id}`}
      formKey={key}
    >
      <p>
        {left > 0
          ? m.programs_close_text({ left: formatCount(left), quota: formatCount(offered) })
          : m.programs_close_text_full()}
      </p>
    </ReasonPage>
  );
}
