import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { NotFound } from "~/platform/access/errors";
import { formatCount, formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { isRegionCode } from "~/features/regions/rules";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { TaskList } from "~/ui/task-list";
import { RoomTasks } from "../parts/room-tasks";
import { ListTag } from "../parts/tags";
import { countTasks, readVillage } from "../village-queries.server";

export const meta = () => [{ title: `${m.verification_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const code = params.village ?? "";
  if (!isRegionCode(code)) throw new NotFound();
  const { actor } = context;
  const village = await readVillage(actor, code);
  const subject = { region: code };
  return {
    village,
    tasks: actor.scope === code ? await countTasks(actor) : null,
    may: {
      visit: can(actor, "visit.record", subject),
      meet: can(actor, "deliberation.record", subject),
      propose: can(actor, "household.propose", subject),
    },
  };
}

export default function Village() {
  const { village, tasks, may } = useLoaderData<typeof loader>();
  const base = `/verification/villages/${village.code}`;
  const now = village.progress;
  const openRound = village.rounds.find((round) => round.state === "open" || round.returned)?.id;
  const open = village.rounds.some((round) => round.state === "open");
  return (
    <Page
      crumbs={[{ href: "/verification", label: m.verification_title() }]}
      header={
        <PageHeader
          kicker={village.district}
          title={village.name}
          actions={
            <>
              {may.visit ? (
                <ButtonLink href={`${base}/visits`}>{m.verification_village_visit_link()}</ButtonLink>
              ) : null}
              {may.meet && !open && (now?.enumerated ?? 0) > 0 ? (
                <ButtonLink look="plain" href={`${base}/meeting`}>
                  {m.verification_village_meeting_link()}
                </ButtonLink>
              ) : null}
              {may.propose ? (
                <ButtonLink look="plain" href="/proposals/new">
                  {m.verification_village_propose_link()}
                </ButtonLink>
              ) : null}
            </>
          }
        />
      }
    >
      {tasks ? <RoomTasks tasks={tasks} scope={village.code} openRound={openRound} /> : null}
      <Section title={m.verification_village_progress()}>
        {now ? (
          <SummaryList
            rows={[
              [m.verification_col_total(), now.total],
              [m.verification_col_to_visit(), now.toVisit],
              [m.verification_col_enumerated(), now.enumerated],
              [m.verification_col_deliberated(), now.deliberated],
              [m.verification_col_under_review(), now.underReview],
              [m.verification_col_announced(), now.announced],
              [m.verification_col_decreed(), now.decreed],
              [m.verification_col_out(), now.out],
            ].map(([label, count]) => ({
              label: String(label),
              value: m.verification_count_families({ count: Number(count), n: formatCount(Number(count)) }),
            }))}
          />
        ) : (
          <EmptyState title={m.verification_villages_none()} />
        )}
      </Section>
      <Section title={m.verification_village_lists()}>
        {village.rounds.length === 0 ? (
          <p>{m.verification_village_lists_none()}</p>
        ) : (
          <TaskList
            tasks={village.rounds.map((round) => ({
              title: m.verification_village_list_name({ number: round.number, year: round.year }),
              href: `/rounds/${round.id}`,
              hint: (
                <span className="flex flex-wrap items-center gap-3">
                  <ListTag state={round.state} returned={round.returned} />
                  {formatDate(round.openedOn)}
                </span>
              ),
              count: m.verification_count_families({
                count: round.households,
                n: formatCount(round.households),
              }),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
