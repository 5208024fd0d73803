import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { RadioGroup, SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader } from "~/ui/page";
import { TextArea, TextField } from "~/ui/text-fields";
import { reply, replyToRefusal, textOf } from "../form-reply.server";
import { raiseObjection } from "../objection-commands.server";
import { openWindows } from "../objection-queries.server";
import { useReply } from "../parts/reply";

export const meta = () => [{ title: `${m.verification_objection_title()} – ${m.frame_product()}` }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { windows: await openWindows(context.actor), key: newId() };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form } = context;
  const kind = form.get("kind");
  const given = {
    villageCode: textOf(form, "village", 13),
    about: textOf(form, "about", 300),
    text: textOf(form, "text", 4000),
    contact: textOf(form, "contact", 200),
  };
  const errors: Record<string, string> = {};
  if (given.villageCode === "") errors.village = "village_unknown";
  if (given.about === "") errors.about = "required";
  if (given.text === "") errors.text = "required";
  if (kind !== "listing" && kind !== "omission") return reply(form, { kind: "required", ...errors });
  if (Object.keys(errors).length > 0) return reply(form, errors);
  try {
    const reference = await raiseObjection(actor, { kind, ...given }, textOf(form, "key", 64) || undefined);
    return redirect(`/objections/received?reference=${encodeURIComponent(reference)}`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function NewObjection() {
  const { windows, key } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  const field = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  return (
    <Page
      width="form"
      header={<PageHeader title={m.verification_objection_title()} lead={m.verification_objection_lead()} />}
    >
      {summary}
      {windows.length === 0 ? (
        <EmptyState title={m.verification_objection_windows_none()} />
      ) : (
        <Form method="post" className="flow" noValidate>
          <input type="hidden" name="key" value={key} />
          <SelectField
            {...field("village")}
            label={m.verification_objection_windows()}
            options={windows.map((one) => ({
              value: one.village,
              label: `${one.name}, ${one.district} (${m.verification_objection_until({ date: formatDate(one.closesOn) })})`,
            }))}
          />
          <RadioGroup
            {...field("kind")}
            label={m.verification_objection_kind()}
            options={[
              { value: "listing", label: m.verification_objection_kind_listing() },
              { value: "omission", label: m.verification_objection_kind_omission() },
            ]}
          />
          <TextField
            {...field("about")}
            label={m.verification_objection_about()}
            hint={m.verification_objection_about_hint()}
            maxLength={300}
            autoComplete="off"
          />
          <TextArea {...field("text")} label={m.verification_objection_text()} maxLength={4000} />
          <TextField
            {...field("contact")}
            label={m.verification_objection_contact()}
            hint={m.verification_objection_contact_hint()}
            maxLength={200}
            optional
          />
          <p>{m.verification_objection_private()}</p>
          <Button>{m.verification_objection_send()}</Button>
        </Form>
      )}
      <p>
        <a className="link inline-block min-h-6" href="/objections/progress">
          {m.verification_objection_progress_title()}
        </a>
      </p>
    </Page>
  );
}
