import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { can } from "~/platform/access/policy";
import { formatDate } from "~/platform/i18n/format";
import { m } from "~/platform/i18n/generated/messages";
import { Page, PageHeader, Section } from "~/ui/page";
import { classRuleLabels, memberClassLabels } from "../parts/labels";
import { RuleList } from "../parts/rule-list";
import { VersionList } from "../parts/version-list";
import { readRuleSet } from "../queries.server";

export const meta = () => [{ title: `${m.needs_rules_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = Number(new URL(request.url).searchParams.get("version") ?? "");
  const found = await readRuleSet(context.actor, Number.isSafeInteger(asked) && asked > 0 ? asked : null);
  if (!found) throw new NotFound("rule_set");
  const mayChange = can(context.actor, "rule_set.change", { region: context.settings.region });
  return { ...found, mayChange: mayChange && found.rules.version === found.current };
}

export default function RuleSetPage() {
  const { rules, current, versions, mayChange } = useLoaderData<typeof loader>();
  const version = versions.find((one) => one.version === rules.version);
  return (
    <Page
      width="text"
      crumbs={[{ href: "/needs", label: m.needs_title() }]}
      header={
        <PageHeader
          kicker={m.needs_rules_version({ n: String(rules.version) })}
          title={m.needs_rules_title()}
          lead={
            rules.version === current
              ? m.needs_rules_lead({ date: version ? formatDate(version.validFrom) : "–" })
              : m.needs_rules_old({ n: String(current) })
          }
        />
      }
    >
      <Section title={m.needs_rules_needs()}>
        <p>{m.needs_rules_how()}</p>
        <RuleList rules={rules.needs} mayChange={mayChange} />
      </Section>
      <Section title={m.needs_rules_classes()}>
        <ol className="flow list-decimal ps-6">
          {rules.classes.map((rule) => (
            <li key={rule.name}>
              {memberClassLabels[rule.gives]()}: {classRuleLabels[rule.name]()}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={m.needs_rules_versions()}>
        <VersionList versions={versions} current={current} />
      </Section>
    </Page>
  );
}
