import { Form } from "@remix-run/react";
import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { Checkbox, SelectField } from "~/ui/choice-fields";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/text-fields";
import { agencyKinds } from "../rules";
import { errorWord } from "./account-errors";
import { agencyKindLabels } from "./agency-kind-labels";

type AgencyFormProps = {
  formKey: string;
  values: Record<string, string>;
  errors: Record<string, string>;
  /** only an existing agency can be retired */
  retirable?: boolean;
};

export function AgencyForm({ formKey, values, errors, retirable }: AgencyFormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorWord(errors[name]) });
  return (
    <>
      <ErrorSummary errors={Object.entries(errors).map(([id, code]) => ({ id, text: errorWord(code)! }))} />
      <Form method="post" className="flow" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <TextField
          {...field("name")}
          label={m.accounts_agency_name()}
          hint={m.accounts_agency_name_hint()}
          maxLength={200}
        />
        <TextField
          {...field("code")}
          label={m.accounts_agency_code()}
          hint={m.accounts_agency_code_hint()}
          width="medium"
          maxLength={20}
        />
        <SelectField
          {...field("kind")}
          label={m.accounts_agency_kind()}
          hint={m.accounts_agency_kind_hint()}
          choose={m.accounts_choose()}
          options={agencyKinds.map((kind) => ({ value: kind, label: agencyKindLabels[kind]() }))}
        />
        {retirable ? (
          <Checkbox
            name="active"
            label={m.accounts_agency_active()}
            hint={m.accounts_agency_active_hint()}
            defaultChecked={values.active === "on"}
          />
        ) : null}
        <Button>{m.accounts_agency_save()}</Button>
      </Form>
    </>
  );
}
