import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { postedFile } from "~/platform/files/files.server";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { FileField } from "~/ui/file-field";
import { Page, PageHeader } from "~/ui/page";
import { DateField } from "~/ui/text-fields";
import { dayOf, replyToRefusal, textOf } from "../form-reply.server";
import { answerRows } from "../parts/answer-rows";
import { sectionWords } from "../parts/question-words";
import { useReply } from "../parts/reply";
import { itemsOf, memberItems, openSections } from "../rules/questionnaire";
import { photoKinds, recordVisit, type TakenPhoto } from "../visit-commands.server";
import { openForVisit } from "../visit-queries.server";

export const meta = () => [{ title: `${m.verification_visit_check_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { household, members, draft } = await openForVisit(context.actor, params.id);
  if (openSections(draft.saved).length > 0) throw redirect(`/visits/${params.id}`);
  return { household, members, draft, today: context.today, key: newId() };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const photos: TakenPhoto[] = [];
  for (const kind of photoKinds) {
    const file = await postedFile(form, `photo-${kind}`);
    if (file) photos.push({ kind, file });
  }
  try {
    const report = { visitedOn: dayOf(form, "on"), outcome: "assessed" as const, photos };
    const { village } = await recordVisit(actor, params.id, report, textOf(form, "key") || undefined);
    return redirect(`/verification/villages/${village}/visits?saved=1`);
  } catch (error) {
    return replyToRefusal(error, form);
  }
}

export default function VisitSubmission() {
  const { household, members, draft, today, key } = useLoaderData<typeof loader>();
  const { error, value, summary } = useReply();
  const base = `/visits/${household.id}`;
  const photoLabels = {
    outside: m.verification_visit_photo_outside(),
    inside: m.verification_visit_photo_inside(),
    family_card: m.verification_visit_photo_family_card(),
  };
  return (
    <Page
      width="text"
      crumbs={[{ href: base, label: household.headName }]}
      header={<PageHeader title={m.verification_visit_check_title()} />}
    >
      {summary}
      <CheckAnswers
        sections={[
          ...(["house", "utilities", "living"] as const).map((section) => ({
            title: sectionWords[section](),
            rows: answerRows(itemsOf[section], draft.household, `${base}/${section}`),
          })),
          ...members.map((person) => ({
            title: person.name,
            rows: answerRows(memberItems, draft.members[person.id] ?? {}, `${base}/members/${person.id}`),
          })),
        ]}
        consequence={<p>{m.verification_visit_check_consequence()}</p>}
        form={
          <Form method="post" encType="multipart/form-data" className="flow" noValidate>
            <input type="hidden" name="key" value={key} />
            <DateField
              name="on"
              label={m.verification_visit_date()}
              defaultValue={value("on", today)}
              error={error("on")}
            />
            {(["outside", "inside", "family_card"] as const).map((kind) => (
              <FileField
                key={kind}
                name={`photo-${kind}`}
                label={photoLabels[kind]}
                accept="image/*"
                camera
                optional
              />
            ))}
            <Button>{m.verification_visit_send()}</Button>
          </Form>
        }
      />
    </Page>
  );
}
