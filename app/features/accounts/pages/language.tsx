import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { localPath } from "~/platform/forms/form.server";
import { localeCookie, localeFrom } from "~/platform/i18n/locale";
import { chooseLanguage } from "../language.server";

export const loader = () => redirect("/");

export async function action({ context }: ActionFunctionArgs) {
  const locale = localeFrom(String(context.form.get("locale") ?? ""));
  await chooseLanguage(context.actor, locale);
  const cookie = `${localeCookie}=${locale}; Path=/; SameSite=Lax; Max-Age=31536000`;
  return redirect(localPath(context.form.get("next")), { headers: { "Set-Cookie": cookie } });
}
