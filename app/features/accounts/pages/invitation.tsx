import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page, PageHeader } from "~/ui/page";
import { beginSession } from "../door.server";
import { acceptInvitation, invitedBy } from "../invitations.server";
import { errorWord } from "../parts/account-errors";
import { NewPasswordFields } from "../parts/new-password-fields";
import { newPasswordProblem } from "../rules";

export const meta = () => [{ title: `${m.accounts_invitation_title()} – ${m.frame_product()}` }];

export async function loader({ params }: LoaderFunctionArgs) {
  const found = await invitedBy(params.token ?? "");
  return data({ email: found?.email ?? null }, { status: found ? 200 : 404 });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const next = String(context.form.get("next") ?? "");
  const problem = newPasswordProblem(next, String(context.form.get("repeat") ?? ""));
  if (problem) return data(problem, { status: 422 });
  const account = await acceptInvitation(params.token ?? "", next);
  const headers = new Headers();
  for (const cookie of await beginSession(account, request.headers.get("user-agent")))
    headers.append("Set-Cookie", cookie);
  return redirect("/", { headers });
}

export default function Invitation() {
  const { email } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const error = (field: string) => (problem?.field === field ? errorWord(problem.code) : undefined);
  return (
    <Page
      width="form"
      header={
        <PageHeader
          title={m.accounts_invitation_title()}
          lead={email ? m.accounts_invitation_lead({ email }) : undefined}
        />
      }
    >
      {email ? (
        <>
          <ErrorSummary errors={problem ? [{ text: errorWord(problem.code)!, id: problem.field }] : []} />
          <Form method="post" className="flow" noValidate>
            <NewPasswordFields error={error} />
            <Button>{m.accounts_password_save()}</Button>
          </Form>
        </>
      ) : (
        <Notice tone="warning">{m.accounts_invitation_gone()}</Notice>
      )}
    </Page>
  );
}
