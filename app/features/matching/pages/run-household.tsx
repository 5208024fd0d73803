import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { listHelpsHeld } from "../help-queries.server";
import { HelpsHeld } from "../parts/helps-held";
import { HouseholdOrder } from "../parts/household-order";
import { placeOf } from "../parts/household-cell";
import { needName } from "../parts/need-name";
import { ReasonBlock } from "../parts/reason-block";
import { reasonInWords } from "../parts/reason-words";
import { OutcomeTag } from "../parts/run-tag";
import { runCrumbs } from "../parts/run-ways";
import { readOfferWords, readRun, readRunHousehold } from "../queries.server";

export const meta = () => [{ title: `${m.matching_household_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.household)) throw new NotFound("household");
  const [run, needs, words, helps] = await Promise.all([
    readRun(context.actor, params.id),
    readRunHousehold(context.actor, params.id, params.household),
    readOfferWords(context.actor, params.id),
    listHelpsHeld(context.actor, params.household),
  ]);
  const mayChange = (run.state === "certified" || run.state === "discarded") && can(context.actor, "run.pin");
  const mayOpen = can(context.actor, "household.read");
  return { run, needs, words, helps, mayChange, mayOpen };
}

export default function RunHousehold() {
  const { run, needs, words, helps, mayChange, mayOpen } = useLoaderData<typeof loader>();
  const first = needs[0]!;
  const names: Record<string, string> = {
    ...words.placeNames,
    ...(first.village ? { [first.region]: first.village } : {}),
    ...(first.district ? { [first.region.slice(0, 8)]: first.district } : {}),
  };
  const say = { ...words, ...run, placeName: (code: string) => names[code] ?? code };
  const here = `/runs/${run.id}/households/${first.householdId}`;
  return (
    <Page
      width="text"
      crumbs={[...runCrumbs(run), { href: `/runs/${run.id}/lines`, label: m.matching_lines_title() }]}
      header={
        <PageHeader
          kicker={m.matching_household()}
          title={first.caseCode ?? m.matching_household_hidden()}
          lead={placeOf(first)}
        />
      }
    >
      <HouseholdOrder run={run} line={first} />
      {needs.map((line) => (
        <Section
          key={line.id}
          title={needName(line)}
          actions={
            mayChange && line.outcome !== "not_eligible" ? (
              <a className="link" href={`/runs/${run.id}/needs/${line.needId}/pin`}>
                {m.matching_pin_to()}
              </a>
            ) : null
          }
        >
          <OutcomeTag outcome={line.outcome} />
          <ReasonBlock reason={reasonInWords(line.explanation.why, line, say)} />
        </Section>
      ))}
      <HelpsHeld helps={helps} />
      {mayOpen ? (
        <p className="print:hidden">
          <a className="link" href={`/households/${first.householdId}`}>
            {m.matching_to_record()}
          </a>
        </p>
      ) : null}
      {mayChange ? (
        <p className="border-t border-line pt-4 print:hidden">
          <a className="link" href={`${here}/bar`}>
            {m.matching_bar_to()}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
