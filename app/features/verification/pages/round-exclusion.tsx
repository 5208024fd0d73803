import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { DangerButton } from "~/ui/button";
import { Page, PageHeader } from "~/ui/page";
import { readExclusion } from "../exclusion-form.server";
import { readLeaver } from "../exit-queries.server";
import { reply, replyToRefusal } from "../form-reply.server";
import { ExclusionFields } from "../parts/exclusion-fields";
import { useReply } from "../parts/reply";
import { excludeInReview } from "../review-commands.server";
import { loadRound } from "../round-pages.server";

export const meta = () => [{ title: `${m.verification_round_exclude()} – ${m.frame_product()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const { round } = await loadRound(args);
  const id = args.params.household;
  const family = isId(id) ? await readLeaver(args.context.actor, id) : null;
  if (!family) throw new NotFound();
  return { round, family };
}

export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id) || !isId(params.household)) throw new NotFound();
  const { actor, form } = context;
  const exclusion = await readExclusion(actor, form);
  if (!exclusion) return reply(form, { reason: "reason_missing" });
  try {
    await excludeInReview(actor, params.household, exclusion);
  } catch (error) {
    return replyToRefusal(error, form);
  }
  return redirect(`/rounds/${params.id}`);
}

export default function RoundExclusion() {
  const { round, family } = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      width="form"
      crumbs={[{ href: `/rounds/${round.id}`, label: m.verification_village_lists() }]}
      header={
        <PageHeader
          kicker={m.verification_round_exclude()}
          title={family.headName}
          lead={m.verification_round_exclude_lead()}
        />
      }
    >
      {summary}
      <Form method="post" className="flow" noValidate>
        <ExclusionFields />
        <DangerButton>{m.verification_round_exclude()}</DangerButton>
      </Form>
    </Page>
  );
}
