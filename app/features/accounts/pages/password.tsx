import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { changePassword } from "../door.server";
import { errorWord } from "../parts/account-errors";
import { NewPasswordFields } from "../parts/new-password-fields";
import { newPasswordProblem } from "../rules";

export const meta = () => [{ title: `${m.accounts_password_title()} – ${m.frame_product()}` }];

export const loader = () => null;

export async function action({ context }: ActionFunctionArgs) {
  const { actor, form, token } = context;
  const next = String(form.get("next") ?? "");
  const problem = newPasswordProblem(next, String(form.get("repeat") ?? ""));
  if (problem) return data(problem, { status: 422 });
  const present = String(form.get("present") ?? "").slice(0, 1000);
  if (!(await changePassword(actor, present, next, token)))
    return data({ field: "present", code: "wrong" }, { status: 422 });
  return redirect("/account?saved");
}

export default function Password() {
  const problem = useActionData<typeof action>();
  const error = (field: string) => (problem?.field === field ? errorWord(problem.code) : undefined);
  return (
    <Page
      width="form"
      crumbs={[{ href: "/account", label: m.accounts_account_title() }]}
      header={<PageHeader title={m.accounts_password_title()} />}
    >
      <ErrorSummary errors={problem ? [{ text: errorWord(problem.code)!, id: problem.field }] : []} />
      <Form method="post" className="flow" noValidate>
        <TextField
          name="present"
          type="password"
          label={m.accounts_password_present()}
          autoComplete="current-password"
          error={error("present")}
        />
        <NewPasswordFields error={error} />
        <Button>{m.accounts_password_save()}</Button>
      </Form>
    </Page>
  );
}
