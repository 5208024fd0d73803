import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { ButtonLink, ButtonRow } from "~/ui/button";
import { Page, PageHeader, Section } from "~/ui/page";
import { previewOf } from "../preview.server";
import { readOwnProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_preview_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  if (program.state !== "draft" && program.state !== "under_review") throw new NotFound();
  const { id, name, state } = program;
  const publish = can(context.actor, "program.publish", program);
  return {
    id,
    name,
    back: publish ? "publication" : state === "draft" ? "check" : null,
    languages: previewOf(program, context.today),
  };
}

/** The same page in each language, drawn by the piece that draws the public one. */
export default function ProgramPreview() {
  const { id, name, back, languages } = useLoaderData<typeof loader>();
  const next = (
    <ButtonRow>
      {back ? (
        <ButtonLink href={`/programs/${id}/${back}`}>{m.programs_preview_back()}</ButtonLink>
      ) : (
        <ButtonLink href={`/programs/${id}`} look="plain">
          {m.programs_preview_leave()}
        </ButtonLink>
      )}
    </ButtonRow>
  );
  return (
    <Page
      width="text"
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      header={<PageHeader title={m.programs_preview_title()} lead={m.programs_preview_lead()} />}
    >
      {next}
      {languages.map(({ locale, html }) => (
        <Section key={locale} title={locale === "id" ? "Bahasa Indonesia" : "English"}>
          <div
            lang={locale}
            className="rounded border-2 border-dashed border-edge p-4 sm:p-6"
            dangerouslySetInnerHTML={{ __html: html }}
          />
        </Section>
      ))}
      {next}
    </Page>
  );
}
