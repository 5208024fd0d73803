import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { TaskList } from "~/ui/task-list";
import type { OfferOfAgency } from "../queries.server";

/** What can be done for all recipients of a program or pledge at once. */
export function TogetherTasks({ offers }: { offers: readonly OfferOfAgency[] }) {
  const tasks = offers.flatMap(({ id, label, waiting, ready }) => [
    {
      title: m.delivery_accept_all_of({ offer: label }),
      href: `/matches/acceptance?offer=${id}`,
      count: waiting,
    },
    {
      title: m.delivery_schedule_all_of({ offer: label }),
      href: `/matches/schedule?offer=${id}`,
      count: ready,
    },
  ]);
  const open = tasks.filter(({ count }) => count > 0);
  if (open.length === 0) return null;
  return <TaskList tasks={open.map((task) => ({ ...task, count: formatCount(task.count) }))} />;
}
