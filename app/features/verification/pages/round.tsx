import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Notice } from "~/ui/notice";
import { Page, PageHeader, Section } from "~/ui/page";
import { Timeline } from "~/ui/timeline";
import { RoundActions } from "../parts/round-actions";
import { RoundEntries } from "../parts/round-entries";
import { RoundMinutes } from "../parts/round-minutes";
import { stepWords } from "../parts/labels";
import { ListTag } from "../parts/tags";
import { openRound, type EntryFilter } from "../round-queries.server";

export const meta = () => [{ title: `${m.verification_village_lists()} – ${m.frame_product()}` }];

const filters = ["all", "undecided", "eligible", "ineligible", "taken_off"] as const;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor } = context;
  const url = new URL(request.url);
  const filter: EntryFilter = filters.find((one) => one === url.searchParams.get("show")) ?? "all";
  const page = pageNumber(url);
  const found = await openRound(actor, params.id, filter, page);
  const { round } = found;
  const may = (act: Parameters<typeof can>[1]) => can(actor, act, { region: round.region });
  const at = (...states: string[]) => !round.returned && states.includes(round.state);
  return {
    ...found,
    filter,
    page,
    saved: url.searchParams.has("saved"),
    search: url.search,
    actions: {
      decide: may("deliberation.record") && at("open"),
      correct: may("deliberation.record") && round.returned,
      forward: may("village.forward") && at("minuted"),
      sendBack: may("village.return") && at("minuted"),
      sendBackFromReview: may("review.return") && at("district_reviewed", "review_proposed"),
      review: may("review.propose") && at("district_reviewed"),
      approve: may("review.approve") && at("review_proposed"),
      leave: may("graduation.propose"),
      exclude: may("review.exclude") && at("district_reviewed", "review_proposed", "regency_reviewed"),
    },
  };
}

export default function Round() {
  const { round, meetings, steps, actions, saved, ...list } = useLoaderData<typeof loader>();
  const lastReturn = steps.find((step) => step.step === "returned");
  return (
    <Page
      crumbs={[
        { href: "/verification", label: m.verification_title() },
        { href: `/verification/villages/${round.region}`, label: round.village },
      ]}
      header={
        <PageHeader
          kicker={round.district}
          title={m.verification_round_title({
            number: round.number,
            year: round.year,
            village: round.village,
          })}
          tag={<ListTag state={round.state} returned={round.returned} />}
          lead={
            round.state === "announced" && round.objectionsUntil
              ? m.verification_round_until({ date: formatDate(round.objectionsUntil) })
              : undefined
          }
          actions={<RoundActions roundId={round.id} actions={actions} />}
        />
      }
    >
      {saved ? (
        <Notice tone="success" live>
          <p>{m.verification_round_saved()}</p>
        </Notice>
      ) : null}
      {round.returned && lastReturn ? (
        <Notice tone="warning" title={m.verification_round_returned_note()}>
          <p>{lastReturn.note}</p>
        </Notice>
      ) : null}
      <RoundEntries
        round={round}
        decide={actions.decide}
        exclude={actions.exclude}
        leave={actions.leave}
        {...list}
      />
      <RoundMinutes meetings={meetings} />
      <Section title={m.verification_round_history()}>
        <Timeline
          events={steps.map((step) => ({
            key: step.id,
            what: stepWords[step.step](),
            who: step.who ?? undefined,
            when: formatDate(step.madeOn),
            dateTime: step.madeOn,
            note: step.note ? <p>{step.note}</p> : undefined,
          }))}
        />
      </Section>
    </Page>
  );
}
