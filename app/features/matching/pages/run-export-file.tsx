import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { NotFound } from "~/platform/access/errors";
import { zipOf } from "~/platform/files/zip.server";
import { isId } from "~/platform/forms/form.server";
import { exportRun } from "../export-commands.server";
import { reasonForm } from "../forms";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(isId(params.id) ? `/runs/${params.id}/export` : "/runs");

/** Instance and result as two files in one, ready for `npm run match -- verify`. Without a reason the form asks again. */
export async function action({ context, params }: ActionFunctionArgs) {
  if (!isId(params.id)) throw new NotFound("run");
  const parsed = reasonForm.safeParse({ reason: String(context.form.get("reason") ?? "") });
  if (!parsed.success) return redirect(`/runs/${params.id}/export?reason=missing`);
  const { reference, instance, result } = await exportRun(context.actor, params.id, parsed.data.reason);
  const zip = zipOf([
    { name: "instance.json", text: JSON.stringify(instance) },
    { name: "result.json", text: JSON.stringify(result) },
  ]);
  return new Response(new Uint8Array(zip), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${reference}.zip"`,
    },
  });
}
