import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { chooseNotices } from "../commands.server";
import { readChoices } from "../forms";
import { mailSettings } from "../mail-settings.server";
import { ChoiceFields } from "../parts/choice-fields";
import { listChoices, sideOf } from "../queries.server";
import { kindsFor } from "../rules";

export const meta = () => [{ title: `${m.notices_settings()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, email, settings } = context;
  return {
    choices: await listChoices(actor),
    watches: can(actor, "mail.watch"),
    email,
    mail: mailSettings() !== null,
    digestHour: settings.digestHour,
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form } = context;
  await chooseNotices(actor, readChoices(form, kindsFor(sideOf(actor))));
  return redirect("/notices/settings?saved");
}

export default function NoticeSettings() {
  const { choices, watches, email, mail, digestHour, saved } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: "/notices", label: m.notices_title() }]}
      header={<PageHeader title={m.notices_settings()} lead={m.notices_settings_lead()} />}
    >
      {saved ? (
        <Notice tone="success" live>
          {m.notices_settings_saved()}
        </Notice>
      ) : null}
      {mail ? (
        <p>
          {m.notices_mail_on_text({ hour: `${digestHour}`.padStart(2, "0") + ".00", email: email ?? "" })}
        </p>
      ) : (
        <Notice title={m.notices_mail_off_title()}>
          <p>{m.notices_mail_off_text()}</p>
        </Notice>
      )}
      {choices.length === 0 ? (
        <EmptyState title={m.notices_settings_none()} />
      ) : (
        <Form method="post" className="flow">
          <ChoiceFields choices={choices} />
          <Button>{m.notices_settings_save()}</Button>
        </Form>
      )}
      {watches ? (
        <p>
          <a className="link" href="/notices/failed">
            {m.notices_failed_link()}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
