import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { reply } from "../form-reply.server";
import { sectionWords } from "../parts/question-words";
import { Questions } from "../parts/questions";
import { useReply } from "../parts/reply";
import { itemsOf, readAnswers } from "../rules/questionnaire";
import { saveVisitSection } from "../visit-commands.server";
import { openForVisit } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visit_title()} – ${m.frame_product()}` }];

const sectionOf = (name: string | undefined): "house" | "utilities" | "living" => {
  if (name !== "house" && name !== "utilities" && name !== "living") throw new NotFound();
  return name;
};

export async function loader({ context, params }: LoaderFunctionArgs) {
  const section = sectionOf(params.section);
  if (!isId(params.id)) throw new NotFound();
  const { household, draft } = await openForVisit(context.actor, params.id);
  return { section, household, answers: draft.household };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const section = sectionOf(params.section);
  if (!isId(params.id)) throw new NotFound();
  const { answers, invalid } = readAnswers(itemsOf[section], (name) => context.form.get(name));
  if (invalid.length > 0)
    return reply(context.form, Object.fromEntries(invalid.map((name) => [name, "answer_invalid"])));
  await saveVisitSection(context.actor, params.id, section, { household: answers });
  return redirect(`/visits/${params.id}`);
}

export default function VisitSection() {
  const { section, household, answers } = useLoaderData<typeof loader>();
  const { summary, ...form } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/visits/${household.id}`, label: household.headName }]}
      header={<PageHeader title={sectionWords[section]()} lead={m.verification_visit_unknown_hint()} />}
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <Questions items={itemsOf[section]} answers={answers} {...form} />
        <Button>{m.verification_visit_save()}</Button>
      </Form>
    </Page>
  );
}
