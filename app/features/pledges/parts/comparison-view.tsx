import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/choice-fields";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { needLabels } from "~/features/needs/parts/labels";
import type { readComparisonPage } from "../market-page.server";
import { ComparisonTable } from "./comparison-table";
import { FigureNote, type MarketBase } from "./market-words";

type ComparisonViewProps = Awaited<ReturnType<typeof readComparisonPage>> & {
  base: MarketBase;
  mayPledge: boolean;
};

/** Two choices side by side, for partners and for everybody, with the figures of either. */
export function ComparisonView({ base, a, b, programs, needs, asOf, ...rest }: ComparisonViewProps) {
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
      crumbs={[{ href: base, label: m.pledges_market_title() }]}
      header={<PageHeader title={m.pledges_compare_title()} lead={m.pledges_compare_lead()} />}
    >
      {asOf === null ? (
        <EmptyState title={m.pledges_market_no_figures()} />
      ) : (
        <>
          <form method="get" action={`${base}/comparison`} className="flow max-w-form">
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
