/**
 * Every kind of notice: who may get it, and which facts its sentence needs. A kind carries no personal data of a
 * household: references, names of programs and organisations, days and counts are all it can say.
 */
export const factNames = ["reference", "program", "partner", "agency", "from", "date", "count"] as const;
export type FactName = (typeof factNames)[number];

/** On whose side of the house somebody stands; each is offered the settings of its own kinds. */
export type Side = "partner" | "agency" | "bappeda";

type KindRow = { to: readonly Side[]; facts: readonly FactName[] };

export const noticeKinds = {
  pledge_submitted: { to: ["bappeda"], facts: ["reference", "partner"] },
  pledge_accepted: { to: ["partner", "agency"], facts: ["reference"] },
  pledge_returned: { to: ["partner"], facts: ["reference"] },
  pledge_rejected: { to: ["partner"], facts: ["reference"] },
  pledge_agreed: { to: ["partner", "agency"], facts: ["reference"] },
  pledge_withdrawn: { to: ["partner", "agency", "bappeda"], facts: ["reference", "partner"] },
  pledge_expired: { to: ["partner", "agency", "bappeda"], facts: ["reference", "date"] },
  pledge_renewed: { to: ["partner", "agency"], facts: ["reference", "date"] },
  amendment_proposed: { to: ["bappeda"], facts: ["reference", "partner"] },
  amendment_accepted: { to: ["partner", "agency"], facts: ["reference"] },
  amendment_refused: { to: ["partner"], facts: ["reference"] },
  places_returned: { to: ["partner"], facts: ["reference", "program"] },
  share_invited: { to: ["partner"], facts: ["partner"] },
  share_joined: { to: ["partner"], facts: ["partner"] },
  share_left: { to: ["partner"], facts: ["partner"] },
  agreement_due: { to: ["partner", "bappeda"], facts: ["reference", "date"] },
  promise_due: { to: ["partner"], facts: ["reference", "date"] },
  promise_overdue: { to: ["partner", "bappeda"], facts: ["reference", "date"] },
  promise_defaulted: { to: ["partner", "bappeda"], facts: ["reference", "date"] },
  program_submitted: { to: ["agency"], facts: ["reference", "program"] },
  program_published: { to: ["agency", "bappeda"], facts: ["reference", "program"] },
  program_returned: { to: ["agency"], facts: ["reference", "program"] },
  program_closed: { to: ["agency", "bappeda"], facts: ["reference", "program"] },
  quota_waiting: { to: ["agency"], facts: ["reference", "program", "count"] },
  quota_raised: { to: ["agency"], facts: ["reference", "program", "count"] },
  quota_refused: { to: ["agency"], facts: ["reference", "program"] },
  run_waiting: { to: ["bappeda"], facts: ["reference"] },
  run_approved: { to: ["agency", "bappeda"], facts: ["reference", "date"] },
  comment_new: { to: ["partner", "agency", "bappeda"], facts: ["reference", "from"] },
  delivery_returned: { to: ["bappeda"], facts: ["agency"] },
} as const satisfies Record<string, KindRow>;

export type NoticeKind = keyof typeof noticeKinds;
export const kindNames = Object.keys(noticeKinds) as NoticeKind[];

type Value<Name extends FactName> = Name extends "count" ? number : string;
/** The facts of one kind: exactly those its sentence names. Days as YYYY-MM-DD. */
export type FactsOf<Kind extends NoticeKind> = {
  [Name in (typeof noticeKinds)[Kind]["facts"][number]]: Value<Name>;
};
/** Any kind's facts, as a page reads them back. */
export type Facts = { [Name in FactName]?: Value<Name> };

/** Not by mail, in the letter of the day, or at once in a letter of its own. */
export const mailWishes = ["off", "digest", "now"] as const;
export type MailWish = (typeof mailWishes)[number];
export type Choice = { portal: boolean; mail: MailWish };
/** What holds until somebody chooses otherwise. */
export const usualChoice: Choice = { portal: true, mail: "digest" };

export function isNoticeKind(value: string): value is NoticeKind {
  return value in noticeKinds;
}

/** The kinds a person of this side can get; nobody else gets any. */
export function kindsFor(side: Side | null): NoticeKind[] {
  return side === null
    ? []
    : kindNames.filter((kind) => (noticeKinds[kind].to as readonly Side[]).includes(side));
}
