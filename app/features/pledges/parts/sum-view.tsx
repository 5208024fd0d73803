import { formatCount, formatRupiah, formatRupiahShort } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Page, PageHeader, Section } from "~/ui/page";
import { MoneyField } from "~/ui/text-fields";
import type { readSumPage } from "../market-page.server";
import { FigureNote, type MarketBase } from "./market-words";
import { SumChoices } from "./sum-choices";
import { SumSplits } from "./sum-splits";

/** So many choices stand on the first look; the others are one link away. */
const choicesAtOnce = 5;
const examples = [50_000_000, 500_000_000, 5_000_000_000] as const;

type SumViewProps = Awaited<ReturnType<typeof readSumPage>> & { base: MarketBase; mayPledge: boolean };

/** What a sum would do, for partners and for everybody, with the figures of either. */
export function SumView({ base, typed, rupiah, whole, figures, choices, splits, mayPledge }: SumViewProps) {
  const payable = choices.filter(({ places }) => places.to > 0);
  const fits = whole ? payable : payable.slice(0, choicesAtOnce);
  const dear = whole || payable.length === 0 ? choices.filter(({ places }) => places.to === 0) : [];
  const table = { rupiah: rupiah ?? 0, fewerThan: figures.fewerThan, base, mayPledge };
  const here = `${base}/amount`;
  return (
    <Page
      crumbs={[{ href: base, label: m.pledges_market_title() }]}
      header={<PageHeader title={m.pledges_sum_title()} lead={m.pledges_sum_lead()} />}
    >
      <form method="get" action={here} className="flow max-w-form">
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
            <a key={example} className="link inline-block min-h-6" href={`${here}?rupiah=${example}`}>
              {formatRupiahShort(example)}
            </a>
          ))}
        </p>
      </form>
      {rupiah !== null && splits.length > 0 ? (
        <Section title={m.pledges_split_title({ amount: formatRupiah(rupiah) })}>
          <SumSplits splits={splits} base={base} />
          <p className="max-w-text">{m.pledges_split_explained()}</p>
        </Section>
      ) : null}
      {rupiah === null ? null : (
        <Section
          title={
            splits.length > 0
              ? m.pledges_sum_single()
              : m.pledges_sum_result({ amount: formatRupiah(rupiah) })
          }
        >
          {fits.length === 0 ? (
            <EmptyState title={m.pledges_sum_empty()} />
          ) : (
            <>
              <p className="max-w-text">{m.pledges_sum_explained()}</p>
              <SumChoices choices={fits} {...table} />
              {fits.length < choices.length && !whole ? (
                <p>
                  <ButtonLink href={`${here}?rupiah=${rupiah}&choices=all`} look="plain">
                    {m.pledges_sum_choices_all({ n: formatCount(choices.length) })}
                  </ButtonLink>
                </p>
              ) : null}
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
