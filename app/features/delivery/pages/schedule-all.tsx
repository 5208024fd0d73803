import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { newId } from "~/platform/db/id";
import { isId } from "~/platform/forms/form.server";
import { formatCount } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { FilterForm } from "~/ui/filters";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { DateField, TextField } from "~/ui/text-fields";
import { refusedForm, wrongForm } from "../form-answer.server";
import { parseForm, scheduleForm } from "../forms";
import { FirstRecipients } from "../parts/first-recipients";
import { errorWord } from "../parts/labels";
import { listDistrictsOfAgency, listOffersOfAgency } from "../queries.server";
import { readSchedulable, scheduleAll } from "../schedule-commands.server";

export const meta = () => [{ title: `${m.delivery_schedule_all_title()} – ${m.frame_product()}` }];

const wishOf = (request: Request) => {
  const { searchParams } = new URL(request.url);
  const [offerId, district] = [searchParams.get("offer"), searchParams.get("district") ?? ""];
  if (!isId(offerId ?? undefined)) throw redirect("/matches");
  return { offerId: offerId!, district: /^\d\d\.\d\d\.\d\d$/.test(district) ? district : null };
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const wish = wishOf(request);
  const [offers, districts, ready] = await Promise.all([
    listOffersOfAgency(context.actor),
    listDistrictsOfAgency(context.actor),
    readSchedulable(context.actor, wish),
  ]);
  const offer = offers.find(({ id }) => id === wish.offerId);
  if (!offer) throw new NotFound("offer");
  return { ...ready, ...wish, offer: offer.label, districts, key: newId() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { actor, form } = context;
  const wish = wishOf(request);
  const parsed = parseForm(scheduleForm, form);
  if (!parsed.ok) return wrongForm(parsed.values, parsed.errors);
  try {
    const ready = await readSchedulable(actor, wish);
    if (ready.latestApproval && parsed.data.day < ready.latestApproval)
      return wrongForm(parsed.values, { day: "schedule_before_approval" });
    await scheduleAll(actor, wish, {
      ...parsed.data,
      expected: Number(form.get("expected")),
      key: String(form.get("key") ?? "") || null,
    });
  } catch (error) {
    return refusedForm(error, parsed.values, {}, "day");
  }
  return redirect(`/matches?state=scheduled&offer=${wish.offerId}`);
}

export default function ScheduleAll() {
  const { rows, total, noConsent, notAgreed, offerId, offer, district, districts, key } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const field = (name: string) => ({
    name,
    defaultValue: result?.values[name],
    error: errorWord(result?.errors[name]),
  });
  const n = formatCount(total);
  return (
    <Page
      width="text"
      crumbs={[{ href: "/matches", label: m.delivery_list_title() }]}
      header={
        <PageHeader
          title={m.delivery_schedule_all_title()}
          lead={m.delivery_schedule_all_lead({ count: total, n, offer })}
        />
      }
    >
      <ErrorSummary
        errors={Object.entries(result?.errors ?? {}).map(([id, code]) => ({
          id,
          text: errorWord(code) ?? code,
        }))}
      />
      <FilterForm action="/matches/schedule" keep={{ offer: offerId }}>
        <SelectField
          name="district"
          label={m.delivery_district()}
          choose={m.delivery_all()}
          defaultValue={district ?? ""}
          options={districts.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterForm>
      {noConsent > 0 || notAgreed > 0 ? (
        <Notice>
          {noConsent > 0 ? (
            <p>{m.delivery_schedule_all_no_consent({ count: noConsent, n: formatCount(noConsent) })}</p>
          ) : null}
          {notAgreed > 0 ? (
            <p>{m.delivery_schedule_all_not_agreed({ count: notAgreed, n: formatCount(notAgreed) })}</p>
          ) : null}
        </Notice>
      ) : null}
      {total === 0 ? (
        <EmptyState title={m.delivery_schedule_all_none()} />
      ) : (
        <>
          <FirstRecipients rows={rows} />
          <Form method="post" className="flow" noValidate>
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="expected" value={total} />
            <DateField {...field("day")} label={m.delivery_schedule_day()} />
            <TextField {...field("place")} label={m.delivery_place()} hint={m.delivery_place_hint()} />
            <p>{m.delivery_schedule_all_consequence({ count: total, n })}</p>
            <Button>{m.delivery_schedule_n({ count: total, n })}</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
