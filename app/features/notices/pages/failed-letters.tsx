import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { mailSettings } from "../mail-settings.server";
import { FailedLettersTable } from "../parts/failed-letters";
import { countLetters, listFailedLetters } from "../queries.server";

export const meta = () => [{ title: `${m.notices_failed_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, settings } = context;
  return {
    letters: await listFailedLetters(actor),
    counts: await countLetters(actor),
    timeZone: settings.timeZone,
    mail: mailSettings() !== null,
    retried: new URL(request.url).searchParams.has("retried"),
  };
}

/** For the administrator: to whom letters could not be sent and what the server answered, never what they say. */
export default function FailedLetters() {
  const { letters, counts, timeZone, mail, retried } = useLoaderData<typeof loader>();
  const words = { n: formatCount(counts.waiting), sent: formatCount(counts.sent) };
  return (
    <Page
      crumbs={[{ href: "/notices", label: m.notices_title() }]}
      header={<PageHeader title={m.notices_failed_title()} lead={m.notices_failed_page_lead()} />}
    >
      {retried ? (
        <Notice tone="success" live>
          {m.notices_failed_retried()}
        </Notice>
      ) : null}
      {mail ? null : (
        <Notice title={m.notices_mail_off_title()}>
          <p>{m.notices_mail_off_text()}</p>
        </Notice>
      )}
      <p>{m.notices_failed_waiting(words)}</p>
      {letters.length === 0 ? (
        <EmptyState title={m.notices_failed_none()}>
          <p>{m.notices_failed_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <FailedLettersTable letters={letters} timeZone={timeZone} />
          <Form method="post" action="/notices/failed/retry">
            <Button name="letter" value="all" look="plain">
              {m.notices_failed_retry_all()}
            </Button>
          </Form>
        </>
      )}
    </Page>
  );
}
