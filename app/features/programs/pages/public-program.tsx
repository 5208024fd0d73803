import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { visitor } from "~/platform/access/actor";
import { NotFound } from "~/platform/access/errors";
import { formatReference, parseReference } from "~/platform/db/reference";
import { m } from "~/platform/i18n/generated/messages";
import { publicOf } from "../parts/public-fields";
import { PublicProgramView } from "../parts/public-program-view";
import { readPublishedProgram } from "../queries.server";

export const meta = () => [{ title: `${m.programs_public_title()} – ${m.frame_product()}` }];

/** The program as everybody may see it, whoever is signed in. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const reference = parseReference(params.reference ?? "");
  if (reference?.kind !== "program") throw new NotFound();
  const everybody = { ...visitor, key: context.actor.key };
  const program = await readPublishedProgram(everybody, formatReference(reference));
  return { program: publicOf(program), today: context.today };
}

export default function PublicProgram() {
  const { program, today } = useLoaderData<typeof loader>();
  return (
    <PublicProgramView
      program={program}
      today={today}
      crumbs={[{ href: "/public/programs", label: m.programs_public_title() }]}
    />
  );
}
