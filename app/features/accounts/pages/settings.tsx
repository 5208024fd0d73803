import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { fieldState } from "~/platform/forms/field-state";
import { typedIn } from "~/platform/forms/fields";
import { tryForForm } from "~/platform/forms/refusal.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { NumberField } from "~/ui/text-fields";
import { readAdjusted } from "../forms";
import { settingError, settingWords } from "../parts/setting-words";
import { adjustable, adjustableNames, brokenSettings, type Adjusted } from "../rules/settings";
import { changeSettings } from "../setting-commands.server";

export const meta = () => [{ title: `${m.accounts_settings_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { settings } = context;
  const stored = Object.fromEntries(adjustableNames.map((name) => [name, settings[name]])) as Adjusted;
  return { stored, key: newId(), saved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ context }: ActionFunctionArgs) {
  const { form, actor } = context;
  const next = readAdjusted(form, "");
  const broken = brokenSettings(next);
  if (broken.length > 0) {
    const errors = Object.fromEntries(broken.map((name) => [name, name]));
    return data({ typed: typedIn(form), errors }, { status: 422 });
  }
  const key = String(form.get("key") ?? "") || undefined;
  const done = await tryForForm(
    typedIn(form),
    (code) => (code === "setting_changed" ? "" : undefined),
    () => changeSettings(actor, next, { seen: readAdjusted(form, "seen-"), key }),
  );
  return done.ok ? redirect("/settings?saved") : data(done, { status: 409 });
}

export default function Settings() {
  const { stored, key, saved } = useLoaderData<typeof loader>();
  const fields = fieldState(stored, useActionData<typeof action>(), settingError);
  return (
    <Page
      width="form"
      header={<PageHeader title={m.accounts_settings_title()} lead={m.accounts_settings_lead()} />}
    >
      {saved ? (
        <Notice tone="success" live>
          {m.accounts_settings_saved()}
        </Notice>
      ) : null}
      <ErrorSummary errors={fields.errors} />
      <Form method="post" className="flow-wide" noValidate>
        <input type="hidden" name="key" value={key} />
        {adjustableNames.map((name) => (
          <div key={name}>
            <input type="hidden" name={`seen-${name}`} value={stored[name]} />
            <NumberField
              {...fields.one(name)}
              label={settingWords[name].label()}
              hint={settingWords[name].hint()}
              unit={adjustable[name].unit === "days" ? m.accounts_setting_days() : m.accounts_setting_hour()}
              maxLength={4}
            />
          </div>
        ))}
        <Button>{m.accounts_settings_save()}</Button>
      </Form>
    </Page>
  );
}
