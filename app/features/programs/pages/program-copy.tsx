import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink, ButtonRow } from "~/ui/button";
import { RadioGroup } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { copyProgram } from "../copy-commands.server";
import { copyForm } from "../forms";
import { programFields } from "../parts/program-fields";
import { criteriaRows, namedRows, termRows } from "../parts/program-rows";
import { SourceResult } from "../parts/source-result";
import { keyIn } from "../parts/step";
import { readOwnProgram } from "../queries.server";
import { isCopied } from "../rules";

export const meta = () => [{ title: `${m.programs_copy_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  if (!isCopied(program.state)) throw new NotFound();
  return { program, years: yearsFrom(context.today), key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const { actor, form } = context;
  const { id } = await readOwnProgram(actor, params.id);
  const parsed = parseForm(copyForm(yearsFrom(context.today)), form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const copy = await copyProgram(actor, id, Number(parsed.value.year), keyIn(form));
  return redirect(`/programs/${copy}/subject`);
}

/** This year and the next. */
function yearsFrom(today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [String(year), String(year + 1)];
}

export default function ProgramCopy() {
  const { program, years, key } = useLoaderData<typeof loader>();
  const fields = programFields({ year: years[1] }, useActionData<typeof action>());
  return (
    <Page
      width="text"
      crumbs={[{ href: `/programs/${program.id}`, label: program.name }]}
      header={<PageHeader title={m.programs_copy_title()} lead={m.programs_copy_lead()} />}
    >
      <ErrorSummary errors={fields.errors} />
      <SourceResult source={program} copied={false} />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={key} />
        <RadioGroup
          {...fields.one("year")}
          label={m.programs_copy_year()}
          hint={m.programs_copy_year_hint()}
          options={years.map((year) => ({ value: year, label: year }))}
        />
        <ButtonRow>
          <Button>{m.programs_copy_button()}</Button>
          <ButtonLink href={`/programs/${program.id}`} look="plain">
            {m.programs_cancel()}
          </ButtonLink>
        </ButtonRow>
      </Form>
      <Section title={m.programs_copy_takes()}>
        <SummaryList rows={[...namedRows(program), ...termRows(program), ...criteriaRows(program)]} />
      </Section>
    </Page>
  );
}
