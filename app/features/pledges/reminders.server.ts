import { inArray } from "drizzle-orm";
import { systemActor } from "~/platform/access/actor";
import { note, perform } from "~/platform/access/perform.server";
import { read } from "~/platform/access/transaction.server";
import { today } from "~/platform/db/settings.server";
import { analystsOf, announceOnce } from "~/features/notices/announce.server";
import type { NoticeKind } from "~/features/notices/rules";
import { noticeOnce } from "~/features/notices/schema";
import { lockPledge } from "./pledge.server";
import { promisesDue, type DuePromise } from "./promises.server";
import { partnersOf } from "./tell.server";

type ReminderKind = Extract<
  NoticeKind,
  "agreement_due" | "promise_due" | "promise_overdue" | "promise_defaulted"
>;

/** Timed: reminds of promises and missing agreements, each stage once, whichever process is first. @returns how many */
export async function remindOfPromises(): Promise<number> {
  const waiting = await read(systemActor, async (tx) => {
    const due = await promisesDue(tx, await today(tx));
    const keys = due.map(keyOf);
    const said =
      keys.length === 0 ? [] : await tx.select().from(noticeOnce).where(inArray(noticeOnce.key, keys));
    return due.filter((one) => !said.some(({ key }) => key === keyOf(one)));
  });
  let reminded = 0;
  for (const one of waiting) if (await remind(one)) reminded += 1;
  return reminded;
}

function remind(due: DuePromise): Promise<boolean> {
  return perform(
    systemActor,
    "promise.tend",
    (tx) => lockPledge(tx, due.pledgeId),
    async (tx) => {
      const kind = kindOf(due);
      const bappeda = concernsBappeda(due) ? [analystsOf(due.region)] : [];
      note(tx, { reminder: keyOf(due) });
      return announceOnce(tx, keyOf(due), {
        kind,
        to: [...(await partnersOf(tx, due.pledgeId)), ...bappeda],
        facts: { reference: due.reference ?? "", date: due.dueOn },
        link: `/pledges/${due.pledgeId}`,
        subject: due.pledgeId,
      });
    },
  );
}

/** What went wrong, and an agreement that is about to run out: Bappeda can still call. */
function concernsBappeda({ about, stage }: DuePromise): boolean {
  return about === "agreement" ? stage === "in_3_days" : stage === "overdue" || stage === "defaulted";
}

function kindOf({ about, stage }: DuePromise): ReminderKind {
  if (about === "agreement") return "agreement_due";
  if (stage === "overdue") return "promise_overdue";
  return stage === "defaulted" ? "promise_defaulted" : "promise_due";
}

const keyOf = ({ about, id, stage, dueOn }: DuePromise) => `${about} ${id} ${stage} ${dueOn}`;
