import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { SummaryList } from "~/ui/summary-list";
import type { RecipientRecord } from "../queries.server";
import { questionLabels } from "./labels";

/** Who receives, where, under what; only what the agency needs to find the door. */
export function RecipientSummary({ match }: { match: RecipientRecord }) {
  const rtRw = [match.rt, match.rw].filter(Boolean).join("/");
  return (
    <SummaryList
      rows={[
        { label: m.delivery_family(), value: match.headName },
        ...(match.memberName ? [{ label: m.delivery_member(), value: match.memberName }] : []),
        { label: m.delivery_case_code(), value: match.caseCode },
        {
          label: m.delivery_address(),
          value:
            [match.address, rtRw ? `RT/RW ${rtRw}` : null, match.village, match.district]
              .filter(Boolean)
              .join(", ") || "–",
        },
        { label: m.delivery_approved(), value: formatDate(match.approvedOn) },
        ...(match.partnerName ? [{ label: m.delivery_partner(), value: match.partnerName }] : []),
        ...(match.consent ? [{ label: m.delivery_consent(), value: consentInWords(match.consent) }] : []),
      ]}
    />
  );
}

/** When, where, how much, who handed over and who looked again. */
export function DeliverySummary({ match }: { match: RecipientRecord }) {
  if (match.scheduledOn === null) return <p className="text-ink-soft">{m.delivery_not_scheduled()}</p>;
  const complaints = Object.entries(match.complaints ?? {}).filter(([, there]) => there);
  return (
    <SummaryList
      rows={[
        { label: m.delivery_scheduled_on(), value: formatDate(match.scheduledOn) },
        { label: m.delivery_place(), value: match.place ?? "–" },
        ...(match.deliveredOn
          ? [
              {
                label: m.delivery_delivered_on(),
                value: `${formatDate(match.deliveredOn)} · ${match.deliveredByName ?? "–"}`,
              },
              { label: m.delivery_reference(), value: match.handoverReference },
              {
                label: m.delivery_quantity(),
                value: match.quantity === null ? "–" : formatCount(match.quantity),
              },
              { label: m.delivery_value(), value: match.value === null ? "–" : formatRupiah(match.value) },
              {
                label: m.delivery_self_help(),
                value: match.selfHelpValue === null ? "–" : formatRupiah(match.selfHelpValue),
              },
              {
                label: m.delivery_complaints(),
                value:
                  complaints.length === 0
                    ? m.delivery_no_complaints()
                    : complaints
                        .map(([code]) => questionLabels[code as keyof typeof questionLabels]())
                        .join("; "),
              },
            ]
          : []),
        ...(match.checkedOn
          ? [
              {
                label: m.delivery_checked(),
                value: `${formatDate(match.checkedOn)} · ${match.checkedByName ?? "–"}`,
              },
              ...(match.checkNote ? [{ label: m.delivery_check_note(), value: match.checkNote }] : []),
            ]
          : []),
      ]}
    />
  );
}

function consentInWords(consent: NonNullable<RecipientRecord["consent"]>): string {
  const manner = consent.manner === "written" ? m.delivery_manner_written() : m.delivery_manner_spoken();
  const by = consent.guardian ? m.delivery_by_guardian({ name: consent.guardian }) : consent.givenBy;
  return `${formatDate(consent.givenOn)} · ${manner} · ${by} · ${m.delivery_present({ names: consent.witnesses })}`;
}
