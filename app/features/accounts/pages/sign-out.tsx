import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "../door.server";

export const loader = () => redirect("/");

export async function action({ context }: ActionFunctionArgs) {
  return redirect("/", { headers: { "Set-Cookie": await signOut(context.token) } });
}
