import type { SignedInRole } from "~/platform/access/actor";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { historyEvents } from "~/platform/i18n/history-events";
import { ButtonLink } from "~/ui/button";
import { Details } from "~/ui/details";
import { Page, PageHeader, Section } from "~/ui/page";
import { TaskList } from "~/ui/task-list";
import { Timeline } from "~/ui/timeline";
import type { Home } from "../home-queries.server";
import { taskUnits, type TaskCode } from "../rules/tasks";
import { HomePicture } from "./home-picture";
import { countWords, roleWords, taskWords } from "./words";

type RoleHomeProps = {
  home: Home & {
    region: string;
    name: string;
    role: SignedInRole;
    timeZone: string;
    moreHref: string | null;
    /** Where a new program begins, for those who may. */
    draftHref: string | null;
  };
};

/** The home page of a role: what waits, the one picture, what happened lately, and a word for the first time. */
export function RoleHome({ home }: RoleHomeProps) {
  const { region, name, role, on, tasks, picture, history, timeZone, moreHref, draftHref } = home;
  return (
    <Page
      header={
        <PageHeader
          kicker={`${region} · ${m.reporting_home_as_of({ date: formatDate(on) })}`}
          title={m.reporting_home_title({ name })}
          lead={roleWords[role].purpose()}
          actions={
            draftHref ? (
              <ButtonLink href={draftHref}>{m.reporting_home_new_program()}</ButtonLink>
            ) : picture.kind === "support" && picture.latest.length === 0 ? (
              <ButtonLink href="/market">{m.reporting_home_start()}</ButtonLink>
            ) : null
          }
        />
      }
    >
      <Section title={m.reporting_home_tasks()}>
        {tasks.length === 0 ? (
          <p className="text-ink-soft">{m.reporting_home_no_tasks()}</p>
        ) : (
          <TaskList
            tasks={tasks.map(({ code, href, count, oldest }) => ({
              title: taskWords[code](),
              href,
              hint: oldest ? sinceWords(code, formatDate(oldest)) : undefined,
              count: countWords[taskUnits[code]]({ count, n: formatCount(count) }),
            }))}
          />
        )}
        <Details summary={m.reporting_home_first()}>
          <p>{m.reporting_home_first_ready({ what: roleWords[role].ready() })}</p>
        </Details>
      </Section>
      <HomePicture picture={picture} on={on} moreHref={moreHref ?? undefined} />
      <Section title={m.reporting_home_history()}>
        <Timeline events={historyEvents(history, timeZone)} label={m.reporting_home_history()} />
      </Section>
    </Page>
  );
}

/** Most dates say how long something waits; some say when it is due. */
function sinceWords(code: TaskCode, date: string): string {
  return code === "decree_to_renew" || code === "match_to_deliver"
    ? m.reporting_home_deadline({ date })
    : m.reporting_home_oldest({ date });
}
