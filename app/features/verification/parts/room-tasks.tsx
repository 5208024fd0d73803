import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import { Section } from "~/ui/page";
import { TaskList } from "~/ui/task-list";
import type { VerificationTask } from "../village-queries.server";
import { taskWords } from "./labels";

/** Where each kind of waiting work is done; a village's own people go straight to their lists. */
export const taskLink = (task: VerificationTask, scope: string, openRound?: string): string => {
  if (scope.length !== 13) return links[task];
  const village = `/verification/villages/${scope}`;
  if (task === "visits") return `${village}/visits`;
  if (openRound && (task === "verdicts" || task === "returned")) return `/rounds/${openRound}`;
  return task === "meeting" ? `${village}/meeting` : village;
};

const links: Record<VerificationTask, string> = {
  visits: "/verification",
  meeting: "/verification",
  verdicts: "/verification?list=open",
  returned: "/verification?list=returned",
  forward: "/verification?list=minuted",
  review: "/verification?list=district_reviewed",
  announce: "/announcements",
  objections: "/objections",
  ripe: "/decrees/new",
  approve_review: "/verification?list=review_proposed",
  record_decree: "/decrees",
  exits: "/graduations",
};

type RoomTasksProps = {
  tasks: readonly { task: VerificationTask; count: number }[];
  scope: string;
  /** the village's list that is being worked on */ openRound?: string;
};

/** What waits for this person in verification. */
export function RoomTasks({ tasks, scope, openRound }: RoomTasksProps) {
  return (
    <Section title={m.verification_waiting_title()}>
      {tasks.length === 0 ? (
        <p>{m.verification_waiting_none()}</p>
      ) : (
        <TaskList
          tasks={tasks.map(({ task, count }) => ({
            title: taskWords[task](),
            href: taskLink(task, scope, openRound),
            count: formatCount(count),
          }))}
        />
      )}
    </Section>
  );
}
