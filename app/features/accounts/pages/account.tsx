import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { listSessions } from "../door.server";
import { deviceWords } from "../parts/device-words";
import { nameScope } from "../queries.server";
import { roleLabels } from "../parts/role-labels";

export const meta = () => [{ title: `${m.accounts_account_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, email, token, settings } = context;
  return {
    name: actor.name,
    role: actor.role,
    place: await nameScope(actor),
    email,
    timeZone: settings.timeZone,
    saved: new URL(request.url).searchParams.has("saved"),
    sessions: await listSessions(actor, token),
  };
}

export default function Account() {
  const { name, role, place, email, sessions, timeZone, saved } = useLoaderData<typeof loader>();
  return (
    <Page width="text" header={<PageHeader title={m.accounts_account_title()} />}>
      {saved ? (
        <Notice tone="success" live>
          {m.accounts_password_saved()}
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: m.accounts_account_name(), value: name },
          { label: m.accounts_email(), value: email },
          { label: m.accounts_account_role(), value: roleLabels[role]() },
          { label: m.accounts_account_scope(), value: place },
        ]}
      />
      <ButtonLink href="/account/password" look="plain">
        {m.accounts_password_title()}
      </ButtonLink>
      <Section title={m.accounts_sessions_title()}>
        <ul className="divide-y divide-line border-y border-line">
          {sessions.map((s) => (
            <li key={s.id} className="flex flex-wrap items-center justify-between gap-4 py-3">
              <span className="min-w-0">
                <span className="block wrap-anywhere">{deviceWords(s.agent)}</span>
                <span className="block text-sm text-ink-soft">
                  {m.accounts_session_since({ at: formatMoment(s.createdAt, timeZone) })}
                </span>
              </span>
              {s.current ? (
                <strong>{m.accounts_session_current()}</strong>
              ) : (
                <Form method="post" action="/account/sessions">
                  <Button
                    look="plain"
                    name="session"
                    value={s.id}
                    aria-label={m.accounts_session_end_of({ agent: deviceWords(s.agent) })}
                  >
                    {m.accounts_session_end()}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 ? (
          <Form method="post" action="/account/sessions">
            <Button look="plain" name="session" value="others">
              {m.accounts_sessions_end_all()}
            </Button>
          </Form>
        ) : null}
      </Section>
    </Page>
  );
}
