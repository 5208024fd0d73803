import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isNoticeKind, type Facts, type MailWish, type NoticeKind } from "../rules";

/** Each kind in a word or two, for the settings. */
export const kindLabels: Record<NoticeKind, () => string> = {
  pledge_submitted: m.notices_kind_pledge_submitted,
  pledge_accepted: m.notices_kind_pledge_accepted,
  pledge_returned: m.notices_kind_pledge_returned,
  pledge_rejected: m.notices_kind_pledge_rejected,
  pledge_agreed: m.notices_kind_pledge_agreed,
  pledge_withdrawn: m.notices_kind_pledge_withdrawn,
  pledge_expired: m.notices_kind_pledge_expired,
  pledge_renewed: m.notices_kind_pledge_renewed,
  amendment_proposed: m.notices_kind_amendment_proposed,
  amendment_accepted: m.notices_kind_amendment_accepted,
  amendment_refused: m.notices_kind_amendment_refused,
  places_returned: m.notices_kind_places_returned,
  share_invited: m.notices_kind_share_invited,
  share_joined: m.notices_kind_share_joined,
  share_left: m.notices_kind_share_left,
  agreement_due: m.notices_kind_agreement_due,
  promise_due: m.notices_kind_promise_due,
  promise_overdue: m.notices_kind_promise_overdue,
  promise_defaulted: m.notices_kind_promise_defaulted,
  program_submitted: m.notices_kind_program_submitted,
  program_published: m.notices_kind_program_published,
  program_returned: m.notices_kind_program_returned,
  program_closed: m.notices_kind_program_closed,
  quota_waiting: m.notices_kind_quota_waiting,
  quota_raised: m.notices_kind_quota_raised,
  quota_refused: m.notices_kind_quota_refused,
  run_waiting: m.notices_kind_run_waiting,
  run_approved: m.notices_kind_run_approved,
  comment_new: m.notices_kind_comment_new,
  delivery_returned: m.notices_kind_delivery_returned,
};

export const mailWishLabels: Record<MailWish, () => string> = {
  off: m.notices_mail_off_wish,
  digest: m.notices_mail_digest,
  now: m.notices_mail_now,
};

type Words = Record<"reference" | "program" | "partner" | "agency" | "from" | "date" | "n", string>;

const sentences: Record<NoticeKind, (words: Words) => string> = {
  pledge_submitted: m.notices_say_pledge_submitted,
  pledge_accepted: m.notices_say_pledge_accepted,
  pledge_returned: m.notices_say_pledge_returned,
  pledge_rejected: m.notices_say_pledge_rejected,
  pledge_agreed: m.notices_say_pledge_agreed,
  pledge_withdrawn: m.notices_say_pledge_withdrawn,
  pledge_expired: m.notices_say_pledge_expired,
  pledge_renewed: m.notices_say_pledge_renewed,
  amendment_proposed: m.notices_say_amendment_proposed,
  amendment_accepted: m.notices_say_amendment_accepted,
  amendment_refused: m.notices_say_amendment_refused,
  places_returned: m.notices_say_places_returned,
  share_invited: m.notices_say_share_invited,
  share_joined: m.notices_say_share_joined,
  share_left: m.notices_say_share_left,
  agreement_due: m.notices_say_agreement_due,
  promise_due: m.notices_say_promise_due,
  promise_overdue: m.notices_say_promise_overdue,
  promise_defaulted: m.notices_say_promise_defaulted,
  program_submitted: m.notices_say_program_submitted,
  program_published: m.notices_say_program_published,
  program_returned: m.notices_say_program_returned,
  program_closed: m.notices_say_program_closed,
  quota_waiting: m.notices_say_quota_waiting,
  quota_raised: m.notices_say_quota_raised,
  quota_refused: m.notices_say_quota_refused,
  run_waiting: m.notices_say_run_waiting,
  run_approved: m.notices_say_run_approved,
  comment_new: m.notices_say_comment_new,
  delivery_returned: m.notices_say_delivery_returned,
};

/** What happened, in one sentence of the reader's language. */
export function noticeSentence(kind: string, facts: Facts): string {
  if (!isNoticeKind(kind)) return facts.reference ?? "";
  const { reference = "", program = "", partner = "", agency = "", from = "", date, count = 0 } = facts;
  return sentences[kind]({
    ...{ reference, program, partner, agency, from },
    date: date ? formatDate(date) : "",
    n: formatCount(count),
  });
}
