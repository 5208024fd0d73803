import { type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can, owesReason } from "~/platform/access/policy";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { Tag } from "~/ui/tag";
import { openedLately, openHousehold, refuseBrowsing } from "~/features/households/register-queries.server";
import { stateWords } from "~/features/verification/parts/labels";
import type { HouseholdState } from "~/features/verification/rules/states";
import { readDossier, readOutline } from "../dossier-queries.server";
import { DossierFacts, DossierMembers } from "../parts/dossier-people";
import { DossierAid, DossierMatches, DossierNeeds, DossierSources } from "../parts/dossier-help";
import { OpeningForm } from "../parts/opening-form";

export const meta = () => [{ title: `${m.households_register_opening_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { actor, today } = context;
  if (!isId(params.id)) throw new NotFound();
  const outline = await readOutline(actor, params.id);
  const lately = await openedLately(actor, params.id);
  if (!lately.opened) {
    if (owesReason(actor)) return { outline, today, dossier: null, mayReveal: false, mayCorrect: false };
    await refuseBrowsing(actor, lately.hour);
    await openHousehold(actor, params.id, undefined);
  }
  return {
    outline,
    today,
    dossier: await readDossier(actor, params.id),
    mayReveal: can(actor, "household.reveal"),
    mayCorrect: can(actor, "household.correct"),
  };
}

export default function Household() {
  const { outline, dossier, today, mayReveal, mayCorrect } = useLoaderData<typeof loader>();
  const state = outline.state as HouseholdState;
  return (
    <Page
      crumbs={[{ href: "/households", label: m.households_register_list_title() }]}
      header={
        <PageHeader
          title={
            dossier
              ? dossier.household.headName
              : m.households_register_record_title({ code: outline.caseCode })
          }
          kicker={`${outline.caseCode} · ${outline.village}, ${outline.district}`}
          tag={
            <Tag
              word={stateWords[state]()}
              shape={shapes[state] ?? "half"}
              family={state === "ineligible" ? "slate" : "river"}
            />
          }
          actions={
            mayCorrect ? (
              <ButtonLink look="plain" href={`/households/${outline.id}/corrections`}>
                {m.households_register_correct()}
              </ButtonLink>
            ) : undefined
          }
        />
      }
    >
      {dossier ? (
        <>
          <DossierFacts dossier={dossier} />
          <DossierMembers dossier={dossier} today={today} mayReveal={mayReveal} />
          <DossierNeeds dossier={dossier} />
          <DossierMatches dossier={dossier} />
          <DossierAid dossier={dossier} />
          <DossierSources dossier={dossier} />
        </>
      ) : (
        <OpeningForm id={outline.id} />
      )}
    </Page>
  );
}

const shapes: Partial<Record<HouseholdState, "full" | "done" | "stopped" | "empty">> = {
  decreed: "full",
  graduated: "done",
  ineligible: "stopped",
  expired: "stopped",
  listed: "empty",
  proposed: "empty",
};
