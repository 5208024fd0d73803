import { sql } from "drizzle-orm";
import type { Act } from "~/platform/access/policy";
import type { PledgeWait } from "~/features/pledges/rules/waits";
import { waitingPledges } from "~/features/pledges/waiting.server";
import { since, type TaskSource } from "./task-source.server";

/** What waits with a pledge, for the partner, for those who help to fund it, and for Bappeda. */
export const pledgeTasks = {
  pledge_to_decide: {
    act: "pledge.accept",
    href: "/pledges?state=submitted",
    rows: () => since(sql`pledge where state = 'submitted'`, sql`submitted_on`),
  },
  pledge_to_agree: {
    act: "pledge.agree",
    href: "/pledges?state=accepted",
    rows: () => since(sql`pledge where state = 'accepted'`, sql`decided_on`),
  },
  amendment_to_decide: pledgeTask("pledge.decide_amendment", "amendment"),
  amendment_to_finish: pledgeTask("pledge.amend", "draft_amendment"),
  promise_late: pledgeTask("promise.note", "promise"),
  promise_to_keep: pledgeTask("pledge.submit", "promise"),
  agreement_to_sign: pledgeTask("pledge.submit", "agreement"),
  pledge_to_renew: pledgeTask("pledge.renew", "renewal"),
  paper_to_sign: pledgeTask("pledge.submit", "signature"),
  pledge_to_finish: {
    act: "pledge.submit",
    href: "/pledges?state=draft&mine=own",
    rows: (_on, actor) =>
      since(sql`pledge where state = 'draft' and partner_id = ${actor.partnerId}`, sql`updated_at`),
  },
  pledge_to_mend: {
    act: "pledge.submit",
    href: "/pledges?state=returned&mine=own",
    rows: (_on, actor) =>
      since(sql`pledge where state = 'returned' and partner_id = ${actor.partnerId}`, sql`decided_on`),
  },
  share_to_enter: {
    act: "pledge.draft",
    href: "/pledges?mine=share",
    rows: (_on, actor) =>
      since(
        sql`pledge_funder f join pledge p on p.id = f.pledge_id
          where f.partner_id = ${actor.partnerId} and not f.lead and p.state in ('draft','returned')
            and not exists (select 1 from pledge_share s where s.pledge_id = f.pledge_id and s.partner_id = f.partner_id)`,
        sql`p.updated_at`,
      ),
  },
} satisfies Record<string, TaskSource>;

/** Pledges that wait for something; a single one is opened at once. */
function pledgeTask(act: Act, wait: PledgeWait): TaskSource {
  return {
    act,
    href: `/pledges?waits=${wait}`,
    one: (id) => `/pledges/${id}`,
    rows: (on, actor) => {
      const { where, since: day } = waitingPledges(wait, on, actor);
      return since(sql`pledge where ${where}`, day, sql`pledge.id`);
    },
  };
}
