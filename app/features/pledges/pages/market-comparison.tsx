import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/policy";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { needCatalogue } from "~/features/needs/catalogue";
import { needLabels } from "~/features/needs/parts/labels";
import { readMarket } from "../market-queries.server";
import { ComparisonTable, type Choice } from "../parts/comparison-table";
import { FigureNote } from "../parts/market-words";

export const meta = () => [{ title: `${m.pledges_compare_title()} – ${m.frame_product()}` }];

/** Two choices, named in the address as `need:<code>` or `program:<id>`; one that is unknown is asked for again. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const search = new URL(request.url).searchParams;
  const { needs, programs, asOf, nextOn, step, fewerThan } = await readMarket(context.actor, "partner");
  const answerable = needs.filter(({ need }) => needCatalogue[need].pledgeForms.length > 0);
  const find = (key: string | null): Choice | null => {
    const program = programs.find(({ id }) => key === `program:${id}`) ?? null;
    const need = needs.find((each) => (program ? each.need === program.need : key === `need:${each.need}`));
    return need && key && (program || answerable.includes(need)) ? { key, need, program } : null;
  };
  return {
    a: find(search.get("a")),
    b: find(search.get("b")),
    programs: programs.map(({ id, name, agencyName }) => ({ id, name, agencyName })),
    needs: answerable.map(({ need }) => need),
    ...{ asOf, nextOn, step, fewerThan },
    mayPledge: can(context.actor, "pledge.draft"),
  };
}

export default function MarketComparison() {
  const { a, b, programs, needs, asOf, ...rest } = useLoaderData<typeof loader>();
  const options = [
    {
      group: m.pledges_target_needs(),
      options: needs.map((code) => ({ value: `need:${code}`, label: needLabels[code]() })),
    },
    {
      group: m.pledges_target_programs(),
      options: programs.map(({ id, name, agencyName }) => ({
        value: `program:${id}`,
        label: `${name} (${agencyName})`,
      })),
    },
  ];
  return (
    <Page
      width="text"
      crumbs={[{ href: "/market", label: m.pledges_market_title() }]}
      header={<PageHeader title={m.pledges_compare_title()} lead={m.pledges_compare_lead()} />}
    >
      {asOf === null ? (
        <EmptyState title={m.pledges_market_no_figures()} />
      ) : (
        <>
          <form method="get" action="/market/comparison" className="flow max-w-form">
            <SelectField name="a" label={m.pledges_compare_a()} defaultValue={a?.key} options={options} />
            <SelectField name="b" label={m.pledges_compare_b()} defaultValue={b?.key} options={options} />
            <Button look={a && b ? "plain" : "main"}>{m.pledges_market_compare()}</Button>
          </form>
          {a && b ? (
            a.key === b.key ? (
              <p>{m.pledges_compare_same()}</p>
            ) : (
              <Section title={m.pledges_compare_result()}>
                <ComparisonTable a={a} b={b} {...rest} />
                <FigureNote {...rest} asOf={asOf} />
              </Section>
            )
          ) : null}
        </>
      )}
    </Page>
  );
}
