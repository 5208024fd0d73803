import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseForm } from "~/platform/forms/fields";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { logCount } from "../count-log.server";
import { countFits } from "../count-queries.server";
import { criteriaForm } from "../forms";
import { criteriaSentences } from "../parts/criteria-sentences";
import { FitTable } from "../parts/fit-table";
import { codesIn, namesIn } from "../areas";
import { listAreas } from "../place-queries.server";
import { readOwnDraft, readSource } from "../queries.server";

export const meta = () => [{ title: `${m.programs_fit_title()} – ${m.frame_product()}` }];

/** The count for criteria that are in the address and saved nowhere: what the criteria page asks for while it is filled in. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const program = await readOwnDraft(actor, params.id);
  const { id, name, need, recipient, quota } = program;
  const areas = await listAreas(actor);
  const form = new FormData();
  for (const [field, value] of new URL(request.url).searchParams) form.append(field, value);
  const parsed = parseForm(criteriaForm(codesIn(areas)), form);
  if (!parsed.ok) return { id, name, quota, count: null };
  await logCount(actor, program, parsed.value);
  const names = namesIn(areas);
  const source = await readSource(actor, program);
  return {
    id,
    name,
    quota,
    count: {
      criteria: parsed.value,
      sentences: criteriaSentences(parsed.value, recipient, (code) => names[code] ?? code),
      counts: await countFits(actor, need, parsed.value, source?.criteria),
    },
  };
}

export default function ProgramFit() {
  const { id, name, quota, count } = useLoaderData<typeof loader>();
  return (
    <Page
      width="text"
      crumbs={[{ href: `/programs/${id}/criteria`, label: name }]}
      header={<PageHeader title={m.programs_fit_title()} />}
    >
      {count ? (
        <FitTable counts={count.counts} quota={quota} sentences={count.sentences} />
      ) : (
        <p>{m.programs_error_criteria_unsound()}</p>
      )}
    </Page>
  );
}
