import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { SummaryList } from "~/ui/summary-list";
import { listDistrictNames } from "~/features/programs/queries.server";
import { listVersions } from "../amendment-queries.server";
import { readPledgeAt } from "../draft-queries.server";
import { pledgeName } from "../parts/pledge-words";
import { termRows, TermsComparison } from "../parts/terms-comparison";

export const meta = () => [{ title: `${m.pledges_versions_title()} – ${m.frame_product()}` }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const pledge = await readPledgeAt(context.actor, params.id);
  const listed = await listVersions(context.actor, pledge.id);
  if (listed.versions.length === 0) throw new NotFound();
  const placeNames = await listDistrictNames(context.actor);
  const { id, kind, unit } = pledge;
  return { ...listed, name: pledgeName(pledge), pledge: { id, kind, unit, placeNames } };
}

/** Every text of the pledge that held, and every change that was decided. */
export default function PledgeVersions() {
  const { versions, decided, name, pledge } = useLoaderData<typeof loader>();
  return (
    <Page
      crumbs={[{ href: `/pledges/${pledge.id}`, label: name }]}
      header={<PageHeader title={m.pledges_versions_title()} />}
    >
      {versions.map(({ number, heldFrom, terms }, i) => {
        const before = versions[i + 1]?.terms;
        const whole = <SummaryList rows={termRows(terms, pledge)} />;
        return (
          <Section
            key={number}
            title={m.pledges_version_from({ n: String(number), date: formatDate(heldFrom) })}
          >
            {before ? (
              <>
                <TermsComparison pledge={pledge} before={before} after={terms} past />
                <details>
                  <summary className="link">{m.pledges_version_whole()}</summary>
                  {whole}
                </details>
              </>
            ) : (
              <>
                <p>{m.pledges_version_first()}</p>
                {whole}
              </>
            )}
          </Section>
        );
      })}
      {decided.map(({ id, state, before, after, why, answer, decidedOn }) => (
        <Section
          key={id}
          title={
            state === "accepted"
              ? m.pledges_amendment_accepted_on({ date: decidedOn ? formatDate(decidedOn) : "–" })
              : m.pledges_amendment_refused_on({ date: decidedOn ? formatDate(decidedOn) : "–" })
          }
        >
          {/* An accepted one is compared with its version above. */}
          {state === "refused" ? <TermsComparison pledge={pledge} before={before} after={after} /> : null}
          <SummaryList
            rows={[
              { label: m.pledges_amendment_why(), value: why },
              { label: m.pledges_amendment_answer(), value: answer ?? "–" },
            ]}
          />
        </Section>
      ))}
    </Page>
  );
}
