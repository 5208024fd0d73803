import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { needLabels } from "~/features/needs/parts/labels";
import { ReasonBlock } from "../parts/reason-block";
import { reasonInWords, scoreSentence } from "../parts/reason-words";
import { OutcomeTag } from "../parts/run-tag";
import { readOfferWords, readRun, readRunHousehold } from "../queries.server";

export const meta = () => [{ title: `${m.matching_household_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.household)) throw new NotFound("household");
  const [run, needs, words] = await Promise.all([
    readRun(context.actor, params.id),
    readRunHousehold(context.actor, params.id, params.household),
    readOfferWords(context.actor, params.id),
  ]);
  return { run, needs, words };
}

export default function RunHousehold() {
  const { run, needs, words } = useLoaderData<typeof loader>();
  const first = needs[0]!;
  const names = { ...words.placeNames, ...(first.village ? { [first.region]: first.village } : {}) };
  const say = { offers: words.offers, placeName: (code: string) => names[code] ?? code };
  return (
    <Page
      width="text"
      crumbs={[
        { href: "/runs", label: m.matching_runs_title() },
        { href: `/runs/${run.id}`, label: run.reference },
        { href: `/runs/${run.id}/lines`, label: m.matching_lines_title() },
      ]}
      header={
        <PageHeader
          kicker={first.caseCode}
          title={first.headName ?? m.matching_household_hidden()}
          lead={[first.village, first.district].filter(Boolean).join(", ")}
        />
      }
    >
      <Section title={m.matching_order_title()}>
        <p>{scoreSentence(first.explanation.score)}</p>
        <SummaryList
          rows={[
            {
              label: m.matching_rank(),
              value: m.matching_rank_of({
                rank: formatCount(first.rank),
                total: formatCount(run.counts.households ?? 0),
              }),
            },
            {
              label: m.matching_lot(),
              value: <code className="wrap-anywhere">{first.explanation.lot}</code>,
            },
          ]}
        />
        <p className="text-sm text-ink-soft">
          {m.matching_lot_hint({ seed: run.seed, code: first.caseCode ?? "–" })}
        </p>
      </Section>
      {needs.map((line) => (
        <Section
          key={line.id}
          title={[line.need ? needLabels[line.need]() : m.matching_need(), line.memberName]
            .filter(Boolean)
            .join(" · ")}
        >
          <OutcomeTag outcome={line.outcome} />
          <ReasonBlock reason={reasonInWords(line.explanation.why, line.rank, say)} />
        </Section>
      ))}
    </Page>
  );
}
