import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { isId, pageNumber } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader } from "~/ui/page";
import { giveVerdicts } from "../verdict-commands.server";
import { reply, replyToRefusal } from "../form-reply.server";
import { RoundEntries } from "../parts/round-entries";
import { useReply } from "../parts/reply";
import { findByCaseCodes, openRound } from "../round-queries.server";
import { readVerdicts } from "../rules/verdict";

export const meta = () => [{ title: `${m.verification_round_verdict()} – ${m.frame_product()}` }];

/** The same page of the list, for putting right what was refused. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const url = new URL(request.url);
  const show = url.searchParams.get("show");
  const filter = show === "undecided" || show === "eligible" || show === "ineligible" ? show : "all";
  const page = pageNumber(url);
  const found = await openRound(context.actor, params.id, filter, page);
  return {
    round: found.round,
    counts: found.counts,
    rows: found.rows,
    filter,
    page,
    search: url.search,
  } as const;
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound();
  const { actor, form } = context;
  const posted = readVerdicts(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const ids = await findByCaseCodes(
    actor,
    posted.map((one) => one.survivorCode).filter((code) => code !== ""),
  );
  const drafts = new Map(
    posted
      .filter((one) => isId(one.householdId))
      .map((one) => [one.householdId, { ...one.draft, survivorId: ids.get(one.survivorCode) ?? null }]),
  );
  try {
    const problems = await giveVerdicts(actor, params.id, drafts);
    const wrong = Object.entries(problems);
    if (wrong.length > 0)
      return reply(form, Object.fromEntries(wrong.map(([id, code]) => [`outcome-${id}`, code])));
  } catch (error) {
    return replyToRefusal(error, form);
  }
  const search = new URL(request.url).searchParams;
  search.set("saved", "1");
  return redirect(`/rounds/${params.id}?${search}`);
}

export default function RoundVerdicts() {
  const list = useLoaderData<typeof loader>();
  const { summary } = useReply();
  return (
    <Page
      crumbs={[{ href: `/rounds/${list.round.id}`, label: m.verification_village_lists() }]}
      header={<PageHeader title={m.verification_round_verdict()} kicker={list.round.village} />}
    >
      {summary}
      <RoundEntries {...list} decide exclude={false} />
    </Page>
  );
}
