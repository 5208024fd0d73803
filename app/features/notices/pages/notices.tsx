import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { pageNumber } from "~/platform/forms/form.server";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { Pagination } from "~/ui/pagination";
import { noticeSentence } from "../parts/notice-words";
import { listNotices, noticePageSize } from "../queries.server";

export const meta = () => [{ title: `${m.notices_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const page = pageNumber(url);
  return {
    ...(await listNotices(context.actor, page)),
    page,
    pageSize: noticePageSize,
    marked: url.searchParams.has("marked"),
    timeZone: context.settings.timeZone,
  };
}

export default function Notices() {
  const { rows, total, unread, page, pageSize, marked, timeZone } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      header={
        <PageHeader
          title={m.notices_title()}
          kicker={m.notices_unread_count({ n: formatCount(unread) })}
          lead={m.notices_lead()}
          actions={
            <>
              {unread > 0 ? (
                <Form method="post" action="/notices/reading">
                  <Button look="plain" name="notice" value="all">
                    {m.notices_mark_all()}
                  </Button>
                </Form>
              ) : null}
              <ButtonLink href="/notices/settings" look="plain">
                {m.notices_settings()}
              </ButtonLink>
            </>
          }
        />
      }
    >
      {marked ? (
        <Notice tone="success" live>
          {m.notices_marked()}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={m.notices_empty()}>
          <p>{m.notices_empty_text()}</p>
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {rows.map((row) => {
            const words = noticeSentence(row.kind, row.facts);
            return (
              <li key={row.id} className="flex flex-wrap items-center justify-between gap-4 py-3">
                <span className="min-w-0 flex-1 basis-72">
                  <a className={`link wrap-anywhere ${row.readAt ? "" : "font-semibold"}`} href={row.link}>
                    {words}
                  </a>
                  <span className="block text-sm text-ink-soft">
                    {row.readAt ? m.notices_read() : <strong>{m.notices_unread()}</strong>}
                    {" · "}
                    {formatMoment(row.createdAt, timeZone)}
                  </span>
                </span>
                {row.readAt ? null : (
                  <Form method="post" action="/notices/reading">
                    <Button
                      look="plain"
                      name="notice"
                      value={row.id}
                      aria-label={m.notices_mark_of({ notice: words })}
                    >
                      {m.notices_mark()}
                    </Button>
                  </Form>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(to) => (to === 1 ? "/notices" : `/notices?page=${to}`)}
      />
    </Page>
  );
}
