import { drawPaper, type Clause } from "~/platform/documents/paper.server";
import { formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { inLocale } from "~/platform/i18n/locale.server";
import { agreementLabels, implementerLabels, payeeLabels } from "./parts/labels";
import { amountText, targetText } from "./parts/pledge-words";
import type { PledgeRecord } from "./record-queries.server";
import type { AgreementKind, ImplementerKind, PayeeKind } from "./rules";

type Facts = {
  kind: AgreementKind;
  pledge: PledgeRecord;
  /** Whose paper it is: the lead, or a co-funder with its own letter. */
  partnerName: string;
  /** A co-funder's letter states its own rupiah and no other figure. */
  ownOnly: boolean;
  foreign: boolean;
  regionName: string;
  number: string;
  on: string;
};

/**
 * A paper of a pledge as a draft to be signed: a letter of willingness, a MoU or a cooperation agreement. In Indonesian,
 * with English beneath where the partner is foreign. It holds no account number and promises no tax relief.
 */
export function drawPledgePaper(facts: Facts): Promise<Buffer> {
  const { kind, pledge, partnerName, foreign, regionName, number } = facts;
  const [id, en] = [inLocale("id", () => wordsOf(facts)), inLocale("en", () => wordsOf(facts))];
  const clauses: Clause[] = [
    text(id.opening, foreign ? en.opening : undefined),
    {
      kind: "facts",
      rows: id.rows.map((row, i) => ({
        ...row,
        value: foreign && en.rows[i]?.value !== row.value ? `${row.value}\n${en.rows[i]?.value}` : row.value,
        also: foreign ? en.rows[i]?.label : undefined,
      })),
    },
    ...id.terms.map((term, i) => text(term, foreign ? en.terms[i] : undefined)),
    text(id.closing, foreign ? en.closing : undefined),
  ];
  return drawPaper({
    locale: "id",
    letterhead:
      kind === "letter"
        ? [partnerName, ...(pledge.reference ? [pledge.reference] : [])]
        : [inLocale("id", () => m.pledges_paper_head({ region: regionName })), "Bappeda"],
    title: foreign ? `${id.title} / ${en.title}` : id.title,
    number,
    mark: inLocale("id", () => m.pledges_paper_draft()),
    clauses,
    signatures: [
      { role: inLocale("id", () => m.pledges_paper_for_partner()), organisation: partnerName },
      ...(kind === "letter"
        ? []
        : [
            {
              role: inLocale("id", () => m.pledges_paper_for_region()),
              organisation: `Bappeda ${regionName}`,
            },
            ...(kind === "cooperation" && pledge.agencyName
              ? [
                  {
                    role: inLocale("id", () => m.pledges_paper_for_agency()),
                    organisation: pledge.agencyName,
                  },
                ]
              : []),
          ]),
    ],
    pageOf: (page, pages) => `${page} / ${pages}`,
  });
}

const text = (words: string, also?: string): Clause => ({ kind: "text", text: words, also });

function wordsOf({ kind, pledge, partnerName, ownOnly, regionName, on }: Facts) {
  const { implementer, implementerKind, payee, payeeKind, startsOn, endsOn, promises } = pledge;
  const much = ownOnly ? formatRupiah(pledge.ownShare ?? 0) : amountText(pledge);
  const who = (name: string | null, label: string | null) => [name, label].filter(Boolean).join(", ") || "–";
  const rows = [
    { label: m.pledges_record_target(), value: targetText(pledge) },
    { label: ownOnly ? m.pledges_own_share() : m.pledges_record_amount(), value: much },
    ...(pledge.places === null ? [] : [{ label: m.pledges_record_places(), value: String(pledge.places) }]),
    {
      label: m.pledges_field_implementer(),
      value: who(implementer, implementerKind && implementerLabels[implementerKind as ImplementerKind]()),
    },
    {
      label: m.pledges_field_payee_kind(),
      value: who(payee, payeeKind && payeeLabels[payeeKind as PayeeKind]()),
    },
    ...(startsOn && endsOn
      ? [{ label: m.pledges_record_dates(), value: `${formatDate(startsOn)} – ${formatDate(endsOn)}` }]
      : []),
    ...(ownOnly
      ? []
      : promises.map(({ dueOn, promised }) => ({
          label: m.pledges_promise_due(),
          value: `${formatDate(dueOn)}: ${amountText({ ...pledge, amount: promised, quantity: promised })}`,
        }))),
  ];
  return {
    title: agreementLabels[kind](),
    opening: m.pledges_paper_opening({ partner: partnerName, region: regionName, date: formatDate(on) }),
    rows,
    terms: [
      m.pledges_paper_term_money(),
      m.pledges_paper_term_recipients(),
      m.pledges_paper_term_tax(),
      m.pledges_paper_term_change(),
    ],
    closing: m.pledges_paper_closing(),
  };
}
