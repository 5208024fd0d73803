/** What a paper states of its pledge, as facts in two columns. Pure but for the language it is called in. */
import type { Clause, Words } from "~/platform/documents/paper-parts.server";
import { spellRupiah } from "~/platform/i18n/amount-words";
import { formatCount, formatDate, formatRupiah } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { needLabels, pledgeFormLabels } from "~/features/needs/parts/labels";
import { detailLines } from "./parts/detail-words";
import { detailLabels, implementerLabels, payeeLabels, wishGroupLabels } from "./parts/labels";
import { amountText } from "./parts/pledge-words";
import type { PledgeRecord } from "./record-queries.server";
import type { ImplementerKind, PayeeKind } from "./rules";
import { kindFields } from "./rules/details";

export type PaperFacts = {
  pledge: PledgeRecord;
  /** Whose paper it is: the lead, or a co-funder with its own letter. */
  partner: { name: string; address: string | null };
  /** A co-funder's letter states its own rupiah and no other figure. */
  ownOnly: boolean;
  foreign: boolean;
  regionName: string;
  placeNames: Record<string, string>;
  number: string;
  /** the day it is drawn up, YYYY-MM-DD */
  on: string;
};

/** Words in Indonesian, and beneath them in English where the partner is foreign and they differ. */
export type Say = (words: () => string) => Words;

type Fact = { label: Words; value: Words };

/** What is given, how much of it, in figures and in words, where and for whom. */
export function supportFacts(say: Say, { pledge, partner, ownOnly, placeNames }: PaperFacts): Fact[] {
  const { kind, need, programName, amount, quantity, places, details, description, wishes, funders } = pledge;
  const rows: Fact[] = [
    fact(say, m.pledges_paper_form, () => pledgeFormLabels[kind]()),
    fact(
      say,
      m.pledges_record_target,
      () => [programName, need && needLabels[need]()].filter(Boolean).join("\n") || "–",
    ),
  ];
  if (!ownOnly && kind === "fund" && amount !== null)
    rows.push(fact(say, m.pledges_record_amount, () => inFull(amount)));
  if (kind !== "fund" && quantity !== null)
    rows.push(fact(say, m.pledges_paper_quantity, () => amountText(pledge)));
  if (!ownOnly && kind !== "fund" && amount !== null)
    rows.push(fact(say, m.pledges_field_worth, () => inFull(amount)));
  if (ownOnly)
    rows.push(
      fact(
        say,
        () => m.pledges_paper_share({ partner: partner.name }),
        () => inFull(pledge.ownShare ?? 0),
      ),
    );
  if (places !== null) rows.push(fact(say, m.pledges_record_places, () => formatCount(places)));
  for (const { key } of kindFields[kind]) {
    if (details[key] === undefined) continue;
    rows.push(fact(say, detailLabels[key], () => detailLines(key, details).join("\n")));
  }
  const where = wishes.districts.map((code) => placeNames[code] ?? code);
  if (where.length > 0) rows.push(fact(say, m.pledges_paper_where, () => where.join(", ")));
  const { group } = wishes;
  if (group) rows.push(fact(say, m.pledges_paper_group, () => wishGroupLabels[group]()));
  if (description) rows.push(fact(say, m.pledges_field_description, () => description));
  const others = funders.filter(({ lead }) => !lead).map(({ name }) => name);
  if (!ownOnly && others.length > 0)
    rows.push(fact(say, m.pledges_paper_with, () => [...others, m.pledges_paper_with_text()].join("\n")));
  if (ownOnly) rows.push(fact(say, m.pledges_paper_lead, () => pledge.partnerName));
  return rows;
}

/** Who carries it out, who is paid, and from when to when. */
export function executionFacts(say: Say, { pledge }: PaperFacts): Fact[] {
  const { implementer, implementerKind, payee, payeeKind, startsOn, endsOn } = pledge;
  const who = (name: string | null, label: string | null) => [name, label].filter(Boolean).join(", ") || "–";
  return [
    fact(say, m.pledges_field_implementer, () =>
      who(implementer, implementerKind && implementerLabels[implementerKind as ImplementerKind]()),
    ),
    fact(say, m.pledges_field_payee_kind, () =>
      who(payee, payeeKind && payeeLabels[payeeKind as PayeeKind]()),
    ),
    ...(startsOn && endsOn
      ? [fact(say, m.pledges_paper_period, () => `${formatDate(startsOn)} – ${formatDate(endsOn)}`)]
      : []),
  ];
}

/** The parts in which it is promised; a co-funder's letter has none, because they tell the sum. */
export function scheduleClauses(
  say: Say,
  { pledge, ownOnly }: PaperFacts,
  article: (title: () => string) => Clause,
): Clause[] {
  const { promises } = pledge;
  if (ownOnly || promises.length === 0) return [];
  return [
    article(() => m.pledges_paper_schedule()),
    {
      kind: "table",
      heads: [
        say(() => m.pledges_paper_nth()),
        say(() => m.pledges_promise_due()),
        say(() => m.pledges_promise_promised()),
      ],
      rows: promises.map(({ dueOn, promised }, i) => [
        { text: String(i + 1) },
        say(() => formatDate(dueOn)),
        say(() => amountText({ ...pledge, amount: promised, quantity: promised })),
      ]),
    },
  ];
}

const fact = (say: Say, label: () => string, value: () => string): Fact => ({
  label: say(() => label()),
  value: say(value),
});

const inFull = (amount: number) => `${formatRupiah(amount)} (${spellRupiah(amount)})`;
