import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { ageOn } from "~/features/households/rules/dates";
import { Button } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { reply } from "../form-reply.server";
import { Questions } from "../parts/questions";
import { useReply } from "../parts/reply";
import { memberItems, readAnswers, type VisitMember } from "../rules/questionnaire";
import { saveVisitSection } from "../visit-commands.server";
import { openForVisit } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visit_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id) || !isId(params.member)) throw new NotFound();
  const { household, members, draft } = await openForVisit(context.actor, params.id);
  const person = members.find((one) => one.id === params.member);
  if (!person) throw new NotFound();
  const age = person.birthDate ? ageOn(person.birthDate, context.today) : null;
  return { household, person, age, answers: draft.members[person.id] ?? {} };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || !isId(params.member)) throw new NotFound();
  const { answers, invalid } = readAnswers(memberItems, (name) => context.form.get(name));
  if (answers.presence === undefined && !invalid.includes("presence"))
    return reply(context.form, { presence: "required" });
  if (invalid.length > 0)
    return reply(context.form, Object.fromEntries(invalid.map((name) => [name, "answer_invalid"])));
  await saveVisitSection(context.actor, params.id, "members", {
    members: { [params.member]: answers as VisitMember },
  });
  return redirect(`/visits/${params.id}`);
}

export default function VisitPerson() {
  const { household, person, age, answers } = useLoaderData<typeof loader>();
  const { summary, ...form } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/visits/${household.id}`, label: household.headName }]}
      header={
        <PageHeader
          title={age === null ? person.name : m.verification_visit_person({ name: person.name, age })}
          lead={m.verification_visit_unknown_hint()}
        />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <Questions items={memberItems} answers={answers} required={["presence"]} {...form} />
        <Button>{m.verification_visit_save()}</Button>
      </Form>
    </Page>
  );
}
