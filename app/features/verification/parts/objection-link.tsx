import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SearchField } from "~/ui/filters";
import { Section } from "~/ui/page";
import type { HouseholdState } from "../rules/states";
import { FamilyPlace } from "./family-place";
import { StateTag } from "./tags";

type Candidate = {
  id: string;
  headName: string;
  rt: string | null;
  rw: string | null;
  state: HouseholdState;
};
type LinkFamilyProps = { objectionId: string; candidates: readonly Candidate[]; words: string };

/** Families of the village whose names are like the words of the objection; one of them may be meant. */
export function LinkFamily({ objectionId, candidates, words }: LinkFamilyProps) {
  return (
    <Section title={m.verification_objection_link_title()}>
      <p>{m.verification_objection_link_lead()}</p>
      <form method="get" role="search">
        <SearchField label={m.verification_visits_search()} defaultValue={words} withButton />
      </form>
      {candidates.length === 0 ? <p>{m.verification_objection_candidates_none()}</p> : null}
      <ul className="border-t border-line">
        {candidates.map((family) => (
          <li
            key={family.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3"
          >
            <span>
              <span className="font-semibold">{family.headName}</span> <StateTag state={family.state} />
              <FamilyPlace address={null} rt={family.rt} rw={family.rw} />
            </span>
            <Form method="post" action={`/objections/${objectionId}/household`}>
              <input type="hidden" name="household" value={family.id} />
              <Button look="plain">
                {m.verification_objection_link()}
                <span className="sr-only"> {family.headName}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
