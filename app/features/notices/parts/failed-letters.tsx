import { formatCount, formatMoment } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { DataTable } from "~/ui/data-table";
import { Section } from "~/ui/page";

type Letter = { id: string; email: string; attempts: number; failure: string | null; at: Date | string };

/** For the administrator: letters that were given up, with what the mail server answered. */
export function FailedLetters({ letters, timeZone }: { letters: readonly Letter[]; timeZone: string }) {
  return (
    <Section title={m.notices_failed_title()}>
      <p>{m.notices_failed_lead()}</p>
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
        ]}
      />
    </Section>
  );
}
