import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "~/platform/db/id";
import { postedFile } from "~/platform/files/files.server";
import { isId } from "~/platform/forms/form.server";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { Page, PageHeader } from "~/ui/page";
import { TextField } from "~/ui/text-fields";
import { uploadList } from "../import-commands.server";

export const meta = () => [{ title: `${m.households_import_new()} – ${m.frame_product()}` }];

export const loader = () => ({ key: newId() });

export async function action({ context }: ActionFunctionArgs) {
  const { form, actor } = context;
  const typed = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 100);
  const values = { reference: typed("reference"), year: typed("year") };
  const file = await postedFile(form, "file");
  const errors = [
    ...(file ? [] : ["file" as const]),
    ...(values.year === "" || /^(19|20)\d\d$/.test(values.year) ? [] : ["year" as const]),
  ];
  if (!file || errors.length > 0) return data({ values, errors }, { status: 422 });
  const key = typed("key");
  const upload = {
    file,
    handoverReference: values.reference || null,
    listYear: values.year ? Number(values.year) : null,
  };
  const { id } = await uploadList(actor, upload, isId(key) ? key : null);
  return redirect(`/imports/${id}`);
}

export default function NewImport() {
  const { key } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const words = { file: m.households_import_error_file(), year: m.households_import_error_year() };
  const error = (name: "file" | "year") => (result?.errors.includes(name) ? words[name] : undefined);
  return (
    <Page
      width="form"
      crumbs={[{ href: "/imports", label: m.households_import_title() }]}
      header={<PageHeader title={m.households_import_new()} lead={m.households_import_new_lead()} />}
    >
      <ErrorSummary errors={(result?.errors ?? []).map((name) => ({ id: name, text: words[name] }))} />
      <Form method="post" encType="multipart/form-data" className="flow" noValidate reloadDocument>
        <input type="hidden" name="key" value={key} />
        <FileField
          name="file"
          label={m.households_import_file()}
          hint={m.households_import_file_hint()}
          accept=".xlsx,.xlsm,.csv,.tsv,.txt"
          error={error("file")}
        />
        <TextField
          name="reference"
          label={m.households_import_reference()}
          hint={m.households_import_reference_hint()}
          optional
          maxLength={100}
          defaultValue={result?.values.reference}
        />
        <TextField
          name="year"
          label={m.households_import_year()}
          hint={m.households_import_year_hint()}
          optional
          width="short"
          inputMode="numeric"
          maxLength={4}
          defaultValue={result?.values.year}
          error={error("year")}
        />
        <Button>{m.households_import_send()}</Button>
      </Form>
    </Page>
  );
}
