import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { NotFound } from "~/platform/access/errors";
import { localPath } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { demoAccountNamed, listDemoAccounts } from "../demo.server";
import { beginSession, signIn } from "../door.server";
import { DemoAccounts } from "../parts/demo-accounts";

export const meta = () => [{ title: `${m.accounts_sign_in_title()} – ${m.frame_product()}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const next = localPath(new URL(request.url).searchParams.get("next"));
  if (context.actor.role !== "public") throw redirect(next);
  return { next, demo: context.settings.mode === "demo" ? await listDemoAccounts() : [] };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { form, settings, address } = context;
  const next = localPath(form.get("next"));
  const agent = request.headers.get("user-agent");
  const demo = form.get("demo");
  if (typeof demo === "string") {
    const account = settings.mode === "demo" ? await demoAccountNamed(demo) : null;
    if (!account) throw new NotFound();
    return redirect(next, { headers: cookies(await beginSession(account, agent)) });
  }
  const email = String(form.get("email") ?? "").slice(0, 320);
  const password = String(form.get("password") ?? "").slice(0, 1000);
  const device = request.headers.get("cookie")?.match(/(?:^|;\s*)device=([0-9a-f]{64})/)?.[1] ?? null;
  const result = await signIn({ email, password, agent, address, device });
  if ("cookies" in result) return redirect(next, { headers: cookies(result.cookies) });
  const wait = result.refused === "wait";
  const minutes = String(Math.ceil((result.seconds ?? 60) / 60));
  return data(
    { email, error: wait ? ("wait" as const) : ("wrong" as const), minutes },
    { status: wait ? 429 : 422 },
  );
}

function cookies(values: string[]): Headers {
  const headers = new Headers();
  for (const value of values) headers.append("Set-Cookie", value);
  return headers;
}

export default function SignIn() {
  const { next, demo } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const error = !result
    ? null
    : result.error === "wait"
      ? m.accounts_sign_in_wait({ minutes: result.minutes, count: result.minutes })
      : m.accounts_sign_in_wrong();
  return (
    <Page
      width="form"
      header={<PageHeader title={m.accounts_sign_in_title()} lead={m.accounts_sign_in_lead()} />}
    >
      <ErrorSummary errors={error ? [{ text: error, id: "email" }] : []} />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label={m.accounts_email()}
          autoComplete="username"
          defaultValue={result?.email}
          error={error ?? undefined}
        />
        <TextField
          name="password"
          type="password"
          label={m.accounts_password()}
          autoComplete="current-password"
        />
        <Button>{m.accounts_sign_in_button()}</Button>
        <p>{m.accounts_sign_in_forgot()}</p>
        <p>
          {m.accounts_sign_in_register()}{" "}
          <a href="/partners/registration">{m.accounts_sign_in_register_link()}</a>
        </p>
      </Form>
      {demo.length > 0 ? <DemoAccounts accounts={demo} next={next} /> : null}
    </Page>
  );
}
