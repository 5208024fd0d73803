import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { previewOf } from "../preview.server";
import { readOwnProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_preview_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const program = await readOwnProgram(context.actor, params.id);
  if (program.state !== "draft" && program.state !== "under_review") throw new NotFound();
  return { id: program.id, name: program.name, languages: previewOf(program, context.today) };
}

/** The same page in each language, drawn by the piece that draws the public one. */
export default function ProgramPreview() {
  const { id, name, languages } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: `/programs/${id}`, label: name }]}
      header={<PageHeader title={m.programs_preview_title()} lead={m.programs_preview_lead()} />}
    >
      {languages.map(({ locale, html }) => (
        <Section key={locale} title={locale === "id" ? "Bahasa Indonesia" : "English"}>
          <div
            lang={locale}
            className="rounded border-2 border-dashed border-edge p-4 sm:p-6"
            dangerouslySetInnerHTML={{ __html: html }}
          />
        </Section>
      ))}
    </Page>
  );
}
