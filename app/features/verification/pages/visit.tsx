import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDate } from "~/platform/i18n/format";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TaskList, type TaskState } from "~/ui/task-list";
import { FamilyPlace } from "../parts/family-place";
import { visitWords } from "../parts/labels";
import { sectionWords } from "../parts/question-words";
import { StateTag } from "../parts/tags";
import { openSections } from "../rules/questionnaire";
import { awaitsVisit } from "../rules/states";
import { openForVisit } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visit_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  return openForVisit(context.actor, params.id);
}

export default function Visit() {
  const { household, members, draft, visits } = useLoaderData<typeof loader>();
  const base = `/visits/${household.id}`;
  const ready = openSections(draft.saved).length === 0;
  const state = (done: boolean, begun: boolean): TaskState => (done ? "done" : begun ? "started" : "todo");
  const sectionTasks = (["house", "utilities", "living"] as const).map((section) => ({
    title: sectionWords[section](),
    href: `${base}/${section}`,
    state: state(draft.saved.includes(section), false),
  }));
  const memberTasks = members.map((person) => ({
    title: person.name,
    href: `${base}/members/${person.id}`,
    hint: person.nikMasked ?? undefined,
    state: state(draft.members[person.id]?.presence !== undefined, draft.members[person.id] !== undefined),
  }));
  return (
    <Page
      width="text"
      crumbs={[
        { href: "/verification", label: m.verification_title() },
        { href: `/verification/villages/${household.region}/visits`, label: m.verification_visits_title() },
      ]}
      header={
        <PageHeader
          kicker={m.verification_visit_title()}
          title={household.headName}
          tag={<StateTag state={household.state} />}
          lead={<FamilyPlace {...household} />}
        />
      }
    >
      {awaitsVisit(household.state) ? null : (
        <Notice>
          <p>{m.verification_visit_not_due()}</p>
        </Notice>
      )}
      <Section title={m.verification_visit_sections()}>
        <TaskList withProgress tasks={[...sectionTasks, ...memberTasks]} />
        {ready ? (
          <p>
            <ButtonLink href={`${base}/submission`}>{m.verification_visit_submit_task()}</ButtonLink>
          </p>
        ) : (
          <p className="text-ink-soft">{m.verification_visit_blocked()}</p>
        )}
        <p>
          <a className="link inline-block min-h-6" href={`${base}/absence`}>
            {m.verification_visit_absent_link()}
          </a>
        </p>
      </Section>
      <Section title={m.verification_visit_history()}>
        {visits.length === 0 ? (
          <p>{m.verification_visit_history_none()}</p>
        ) : (
          <SummaryList
            rows={visits.map((one, i) => ({
              label: `${visits.length - i}. ${formatDate(one.visitedOn)}`,
              value: (
                <>
                  {(visitWords as Record<string, () => string>)[one.outcome]?.() ?? one.outcome}
                  {one.note ? <span className="block">{one.note}</span> : null}
                </>
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
