import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { formatCount } from "~/platform/i18n/format";
import { Tag, type TagFamily } from "~/ui/tag";
import type { MarkShape } from "~/ui/mark";

export type TaskState = "todo" | "started" | "done" | "blocked" | "waiting";

const states: Record<TaskState, { word: () => string; shape: MarkShape; family: TagFamily }> = {
  todo: { word: m.ui_task_todo, shape: "empty", family: "river" },
  started: { word: m.ui_task_started, shape: "half", family: "amber" },
  done: { word: m.ui_task_done, shape: "done", family: "green" },
  blocked: { word: m.ui_task_blocked, shape: "stopped", family: "slate" },
  waiting: { word: m.ui_task_waiting, shape: "waiting", family: "slate" },
};

export type Task = {
  title: string;
  /** Absent when the task cannot be opened yet. */
  href?: string;
  hint?: ReactNode;
  /** How many things wait, already as text ("12 usulan"); shown large, instead of a state. */
  count?: ReactNode;
  state?: TaskState;
};

type TaskListProps = {
  tasks: readonly Task[];
  /** Shows "3 dari 8 selesai" above. */ withProgress?: boolean;
};

/** What waits for the reader, or the sections of a long form, each with its state. */
export function TaskList({ tasks, withProgress }: TaskListProps) {
  const done = tasks.filter(({ state }) => state === "done").length;
  return (
    <div className="max-w-text">
      {withProgress ? (
        <p className="mb-2 font-semibold">
          {m.ui_tasks_progress({ done: formatCount(done), total: formatCount(tasks.length) })}
        </p>
      ) : null}
      <ul className="border-t border-line">
        {tasks.map((task) => (
          <li
            key={task.title}
            className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3 hover:bg-river-soft"
          >
            <div className="min-w-0 flex-1 basis-48">
              {task.href ? (
                <a href={task.href} className="link font-semibold after:absolute after:inset-0">
                  {task.title}
                </a>
              ) : (
                <span className="font-semibold">{task.title}</span>
              )}
              {task.hint ? <div className="text-sm text-ink-soft">{task.hint}</div> : null}
            </div>
            {task.count !== undefined ? (
              <span className="font-display text-lg font-bold tabular-nums">{task.count}</span>
            ) : null}
            {task.state ? <TaskTag state={task.state} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function TaskTag({ state }: { state: TaskState }) {
  const { word, shape, family } = states[state];
  return <Tag word={word()} shape={shape} family={family} />;
}
