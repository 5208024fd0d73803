import { Form } from "@remix-run/react";
import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";

type Letter = { id: string; email: string; attempts: number; failure: string | null; at: Date | string };

/** Letters that were given up, with what the mail server answered, each to be tried again. */
export function FailedLettersTable({ letters, timeZone }: { letters: readonly Letter[]; timeZone: string }) {
  return (
    <DataTable
      caption={m.notices_failed_title()}
      captionHidden
      rows={letters}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "to",
          header: m.notices_failed_to(),
          rowHeader: true,
          cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
        },
        { key: "at", header: m.notices_failed_at(), cell: (row) => formatMoment(row.at, timeZone) },
        { key: "code", header: m.notices_failed_code(), cell: (row) => row.failure },
        {
          key: "attempts",
          header: m.notices_failed_attempts(),
          numeric: true,
          cell: (row) => formatCount(row.attempts),
        },
        {
          key: "retry",
          header: m.notices_failed_retry(),
          cell: (row) => (
            <Form method="post" action="/notices/failed/retry">
              <Button
                look="plain"
                name="letter"
                value={row.id}
                aria-label={m.notices_failed_retry_of({ email: row.email })}
              >
                {m.notices_failed_retry()}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}
