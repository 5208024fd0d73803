import { Form, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { TextArea } from "~/ui/text-fields";
import type { RoundHead } from "../round-queries.server";
import { useReply } from "./reply";

type RoundDecisionProps = {
  title: string;
  lead?: ReactNode;
  /** Label of the note; absent when the step takes none. */
  note?: string;
  noteOptional?: boolean;
};

/** One step with one list: what it is, a note where it needs one, one button. */
export function RoundDecision({ title, lead, note, noteOptional }: RoundDecisionProps) {
  const { round } = useLoaderData() as { round: RoundHead };
  const { error, value, summary } = useReply();
  const name = m.verification_round_title({ number: round.number, year: round.year, village: round.village });
  return (
    <Page
      width="form"
      crumbs={[{ href: `/rounds/${round.id}`, label: name }]}
      header={<PageHeader kicker={name} title={title} lead={lead} />}
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        {note ? (
          <TextArea
            name="note"
            label={note}
            optional={noteOptional}
            defaultValue={value("note")}
            error={error("note")}
          />
        ) : null}
        <ButtonRow>
          <Button>{title}</Button>
          <ButtonLink look="plain" href={`/rounds/${round.id}`}>
            {m.ui_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
