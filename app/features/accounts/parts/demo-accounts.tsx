import { Form } from "@remix-run/react";
import type { SignedInRole } from "~/platform/access/actor";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Section } from "~/ui/page";
import { roleLabels } from "./role-labels";

export type DemoAccount = { email: string; name: string; role: string };

/** The people of a demo, one button each. */
export function DemoAccounts({ accounts, next }: { accounts: DemoAccount[]; next: string }) {
  return (
    <Section title={m.accounts_demo_title()}>
      <p>{m.accounts_demo_lead()}</p>
      <ul className="divide-y divide-line border-y border-line">
        {accounts.map((account) => (
          <li
            key={account.email}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3"
          >
            <span className="min-w-0">
              <span className="block font-semibold wrap-anywhere">{account.name}</span>
              <span className="block text-sm text-ink-soft wrap-anywhere">
                {roleLabels[account.role as SignedInRole]()} · {account.email}
              </span>
            </span>
            <Form method="post" action="/sign-in">
              <input type="hidden" name="next" value={next} />
              <Button
                look="plain"
                name="demo"
                value={account.email}
                aria-label={m.accounts_demo_enter({ name: account.name })}
              >
                {m.accounts_sign_in_button()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
