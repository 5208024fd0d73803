import { drawPaper, type Paper } from "~/platform/documents/paper.server";
import type { Signature, Words } from "~/platform/documents/paper-parts.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { inLocale } from "~/platform/i18n/locale.server";
import type { Amendment } from "./amendment-queries.server";
import { executionFacts, scheduleClauses, supportFacts, type PaperFacts, type Say } from "./paper-facts";
import { agreementLabels } from "./parts/labels";
import { partLabels, termLines } from "./parts/term-words";
import type { AgreementKind } from "./rules";
import { changedParts } from "./rules/terms";

/**
 * A paper of a pledge as a draft to be signed: a letter of willingness, a MoU or a cooperation agreement. In Indonesian,
 * with English beneath where the partner is foreign (UU 24/2009 art. 31). It holds no account number, names who carries
 * it out and who is paid, and promises no tax relief.
 */
export function drawPledgePaper(kind: AgreementKind, facts: PaperFacts): Promise<Buffer> {
  const say = sayIn(facts.foreign);
  const { pledge, partner, regionName, on } = facts;
  const letter = kind === "letter";
  const article = articles(say, letter);
  const agency = kind === "cooperation" ? pledge.agencyName : null;
  return drawPaper({
    ...frame(facts, agreementLabels[kind]),
    letterhead: letter ? [partner.name] : headOf(regionName),
    clauses: [
      text(
        letter
          ? say(() =>
              m.pledges_paper_letter_opening({
                partner: from(partner),
                region: regionName,
                date: formatDate(on),
              }),
            )
          : say(() => m.pledges_paper_opening({ date: formatDate(on) })),
      ),
      ...(letter ? [] : [{ kind: "facts" as const, rows: parties(say, facts, agency) }]),
      ...(letter ? [] : [article(() => m.pledges_paper_purpose())]),
      ...(letter
        ? []
        : [
            text(
              say(() =>
                m.pledges_paper_purpose_text({ region: regionName, reference: pledge.reference ?? "–" }),
              ),
            ),
          ]),
      article(() => m.pledges_paper_support()),
      { kind: "facts", rows: supportFacts(say, facts) },
      article(() => m.pledges_paper_execution()),
      { kind: "facts", rows: executionFacts(say, facts) },
      text(say(() => m.pledges_paper_term_money())),
      ...scheduleClauses(say, facts, article),
      article(() => m.pledges_paper_recipients()),
      text(say(() => m.pledges_paper_term_recipients())),
      ...(agency ? [text(say(() => m.pledges_paper_term_agency()))] : []),
      article(() => m.pledges_paper_changes()),
      text(say(() => m.pledges_paper_term_change())),
      text(say(() => m.pledges_paper_term_end())),
    ],
    closing: [
      article(() => m.pledges_paper_other()),
      text(say(() => m.pledges_paper_term_tax())),
      ...lastWords(say, facts.foreign),
    ],
    signatures: letter ? [signerOf(say, partner.name)] : signersOf(say, facts, agency),
  });
}

/** What an accepted change put in place of what: drawn up to be signed beside the paper it changes. */
export function drawAddendum(amendment: Amendment, nth: number, facts: PaperFacts): Promise<Buffer> {
  const say = sayIn(facts.foreign);
  const { pledge, regionName, placeNames, on } = facts;
  const article = articles(say, false);
  const { before, after, why, decidedOn } = amendment;
  const { kind, unit, agreementKind, agreementNumber, agreedOn, agencyName } = pledge;
  const lines = (part: keyof typeof before, of: typeof before) =>
    say(() => termLines(part, of, { kind, unit, placeNames }).join("\n"));
  return drawPaper({
    ...frame(facts, () => m.pledges_paper_addendum_title({ n: String(nth) })),
    letterhead: headOf(regionName),
    clauses: [
      text(say(() => m.pledges_paper_opening({ date: formatDate(on) }))),
      { kind: "facts", rows: parties(say, facts, agencyName) },
      text(
        agreementKind && agreedOn
          ? say(() =>
              m.pledges_paper_addendum_of({
                kind: agreementLabels[agreementKind as AgreementKind](),
                number: agreementNumber ?? "–",
                date: formatDate(agreedOn),
                reference: pledge.reference ?? "–",
              }),
            )
          : say(() => m.pledges_paper_addendum_of_pledge({ reference: pledge.reference ?? "–" })),
      ),
      article(() => m.pledges_paper_addendum_changes()),
      {
        kind: "table",
        heads: [
          say(() => m.pledges_amendment_part()),
          say(() => m.pledges_version_old()),
          say(() => m.pledges_version_new()),
        ],
        rows: changedParts(before, after).map((part) => [
          say(() => partLabels[part]()),
          lines(part, before),
          lines(part, after),
        ]),
      },
      article(() => m.pledges_paper_addendum_reason()),
      text({ text: why }),
      text(say(() => m.pledges_paper_addendum_decided({ date: formatDate(decidedOn ?? on) }))),
    ],
    closing: [
      article(() => m.pledges_paper_other()),
      text(say(() => m.pledges_paper_addendum_rest())),
      text(say(() => m.pledges_paper_term_money())),
      text(say(() => m.pledges_paper_term_tax())),
      ...lastWords(say, facts.foreign),
    ],
    signatures: signersOf(say, facts, agencyName),
  });
}

/** A line that is the same in both languages, such as a name, stands once. */
function sayIn(foreign: boolean): Say {
  return (words) => {
    const text = inLocale("id", words);
    if (!foreign) return { text };
    const own = text.split("\n");
    const also = inLocale("en", words)
      .split("\n")
      .filter((line, i) => line !== own[i])
      .join("\n");
    return also ? { text, also } : { text };
  };
}

const text = (words: Words) => ({ kind: "text" as const, ...words });

const lastWords = (say: Say, foreign: boolean) => [
  ...(foreign ? [text(say(() => m.pledges_paper_term_language()))] : []),
  text(say(() => m.pledges_paper_closing())),
];

/** Headings: numbered articles in an agreement, plain ones in a letter. */
function articles(say: Say, plain: boolean) {
  let n = 0;
  return (title: () => string) => {
    n += 1;
    const number = String(n);
    const words = () => (plain ? title() : m.pledges_paper_article({ n: number, title: title() }));
    return { kind: "heading" as const, ...say(words) };
  };
}

type Frame = Omit<Paper, "letterhead" | "clauses" | "closing" | "signatures">;

function frame({ foreign, number }: PaperFacts, title: () => string): Frame {
  const say = sayIn(foreign);
  const named = say(title);
  return {
    locale: "id",
    title: named.text.toLocaleUpperCase("id"),
    alsoTitle: named.also,
    number,
    mark: inLocale("id", () => m.pledges_paper_draft()),
    pageOf: (page, pages) =>
      inLocale("id", () => m.pledges_paper_page({ page: String(page), pages: String(pages) })),
  };
}

const headOf = (regionName: string) =>
  inLocale("id", () => [m.pledges_paper_head({ region: regionName }), m.pledges_paper_office()]).map((line) =>
    line.toLocaleUpperCase("id"),
  );

const placed = ({ name, address }: PaperFacts["partner"]) =>
  address ? m.pledges_paper_placed({ name, address }) : name;
const from = ({ name, address }: PaperFacts["partner"]) =>
  address ? m.pledges_paper_letter_from({ name, address }) : name;

function parties(say: Say, { regionName, partner }: PaperFacts, agencyName: string | null) {
  const office = `Bappeda ${regionName}`;
  return [
    {
      label: say(() => m.pledges_paper_party_first()),
      value: say(() => m.pledges_paper_party({ name: office })),
    },
    {
      label: say(() => m.pledges_paper_party_second()),
      value: say(() => m.pledges_paper_party({ name: placed(partner) })),
    },
    ...(agencyName
      ? [
          {
            label: say(() => m.pledges_paper_party_third()),
            value: say(() => m.pledges_paper_party({ name: agencyName })),
          },
        ]
      : []),
  ];
}

function signersOf(say: Say, { regionName, partner }: PaperFacts, agencyName: string | null): Signature[] {
  return [
    signerOf(say, `Bappeda ${regionName}`, () => m.pledges_paper_party_first()),
    signerOf(say, partner.name, () => m.pledges_paper_party_second()),
    ...(agencyName ? [signerOf(say, agencyName, () => m.pledges_paper_party_third())] : []),
  ];
}

function signerOf(
  say: Say,
  organisation: string,
  role: () => string = () => m.pledges_paper_place_and_day(),
): Signature {
  const [name, office] = [say(() => m.pledges_paper_sign_name()), say(() => m.pledges_paper_sign_office())];
  const label = ({ text: own, also }: Words) => (also ? `${own} / ${also}:` : `${own}:`);
  return { role: say(role), organisation, name: label(name), office: label(office) };
}
