import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { formatRupiah, formatRupiahShort } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { MoneyField } from "~/ui/text-fields";
import { usualUnitValues } from "~/features/programs/rules";
import { readMarket, rupiahIn } from "../market-queries.server";
import { FigureNote } from "../parts/market-words";
import { SumChoices } from "../parts/sum-choices";
import { choicesFor } from "../rules/sum";

const examples = [50_000_000, 500_000_000, 5_000_000_000] as const;

export const meta = () => [{ title: `${m.pledges_sum_title()} – ${m.frame_product()}` }];

/** What a sum would do in each program, without any promise: the step to a pledge carries it along. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get("rupiah") ?? "").slice(0, 40);
  const rupiah = rupiahIn(typed);
  const {
    needs,
    programs,
    districts: _districts,
    agencies: _agencies,
    ...figures
  } = await readMarket(context.actor, "partner");
  return {
    ...{ typed, rupiah, figures },
    choices: rupiah === null ? [] : choicesFor(rupiah, needs, programs, usualUnitValues),
    mayPledge: can(context.actor, "pledge.draft"),
  };
}

export default function MarketAmount() {
  const { typed, rupiah, figures, choices, mayPledge } = useLoaderData<typeof loader>();
  const fits = choices.filter(({ places }) => places.to > 0);
  const dear = choices.filter(({ places }) => places.to === 0);
  const table = { rupiah: rupiah ?? 0, step: figures.step, fewerThan: figures.fewerThan, mayPledge };
  return (
    <Page
      crumbs={[{ href: "/market", label: m.pledges_market_title() }]}
      header={<PageHeader title={m.pledges_sum_title()} lead={m.pledges_sum_lead()} />}
    >
      <form method="get" action="/market/amount" className="flow max-w-form">
        <MoneyField
          name="rupiah"
          label={m.pledges_sum_field()}
          hint={m.pledges_sum_hint()}
          defaultValue={rupiah ?? typed}
          error={typed !== "" && rupiah === null ? m.pledges_sum_error() : undefined}
        />
        <Button look={rupiah === null ? "main" : "plain"}>{m.pledges_sum_show()}</Button>
        <p className="flex flex-wrap gap-x-6 gap-y-2">
          {examples.map((example) => (
            <a key={example} className="link inline-block min-h-6" href={`/market/amount?rupiah=${example}`}>
              {formatRupiahShort(example)}
            </a>
          ))}
        </p>
      </form>
      {rupiah === null ? null : (
        <Section title={m.pledges_sum_result({ amount: formatRupiah(rupiah) })}>
          {fits.length === 0 ? (
            <EmptyState title={m.pledges_sum_empty()} />
          ) : (
            <>
              <p className="max-w-text">{m.pledges_sum_explained()}</p>
              <SumChoices choices={fits} {...table} />
            </>
          )}
          {figures.asOf === null ? null : <FigureNote {...figures} asOf={figures.asOf} />}
        </Section>
      )}
      {dear.length === 0 ? null : (
        <Section title={m.pledges_sum_dear()}>
          <SumChoices choices={dear} {...table} />
        </Section>
      )}
    </Page>
  );
}
