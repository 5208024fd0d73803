import { m } from "~/platform/i18n/generated/messages";
import { Button } from "~/ui/button";
import { CheckAnswers } from "~/ui/check-answers";
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from "~/ui/choice-fields";
import { Confirmation } from "~/ui/confirmation";
import { ErrorSummary } from "~/ui/error-summary";
import { FileField } from "~/ui/file-field";
import { Section } from "~/ui/page";
import { DateField, MoneyField, NumberField, TextArea, TextField } from "~/ui/text-fields";

/** Fields at rest and with errors, answers to check, confirmation. */
export function GalleryForms() {
  return (
    <>
      <Section title={m.ui_gallery_fields()}>
        <Fields prefix="calm" />
      </Section>
      <Section title={m.ui_gallery_with_errors()}>
        <ErrorSummary
          quiet
          errors={[
            { id: "wrong-text", text: m.ui_gallery_field_text_error() },
            { id: "wrong-number", text: m.ui_gallery_field_number_error() },
            { id: "wrong-date", text: m.ui_gallery_field_date_error() },
            { id: "wrong-check", text: m.ui_gallery_field_check_error() },
            { id: "wrong-agree", text: m.ui_gallery_field_agree_error() },
          ]}
        />
        <Fields prefix="wrong" wrong />
      </Section>
      <Section title={m.ui_gallery_check()}>
        <CheckAnswers
          sections={[
            {
              title: m.ui_gallery_summary(),
              rows: [
                { label: m.ui_gallery_field_number(), value: "16", changeHref: "#calm-number" },
                { label: m.ui_gallery_field_money(), value: "Rp\u00a03.000.000", changeHref: "#calm-money" },
              ],
            },
          ]}
          level={3}
          consequence={<p>{m.ui_gallery_consequence()}</p>}
          form={<Button type="button">{m.ui_gallery_button_main()}</Button>}
        />
      </Section>
      <Confirmation
        level={2}
        title={m.ui_gallery_confirm_title()}
        reference="RB-2307-0K7Q-4"
        next={<p>{m.ui_gallery_confirm_next()}</p>}
        copy={<a href="#content">{m.ui_print()}</a>}
      />
    </>
  );
}

function Fields({ prefix, wrong }: { prefix: string; wrong?: boolean }) {
  const field = (name: string) => ({ name: `${prefix}-${name}` });
  const error = (text: () => string) => (wrong ? text() : undefined);
  return (
    <div className="grid max-w-form gap-8">
      <TextField
        {...field("text")}
        label={m.ui_gallery_field_text()}
        hint={m.ui_gallery_field_text_hint()}
        error={error(m.ui_gallery_field_text_error)}
      />
      <TextField
        {...field("place")}
        label={m.ui_gallery_field_select()}
        optional
        suggestions={["Muaragembong"]}
      />
      <NumberField
        {...field("nik")}
        label={m.ui_gallery_field_nik()}
        width="medium"
        defaultValue="3216 0000 0000 9001"
      />
      <NumberField
        {...field("number")}
        label={m.ui_gallery_field_number()}
        unit={m.ui_gallery_unit()}
        error={error(m.ui_gallery_field_number_error)}
        defaultValue={wrong ? "enam belas" : "16"}
      />
      <MoneyField {...field("money")} label={m.ui_gallery_field_money()} defaultValue="1.250.000.000.000" />
      <DateField
        {...field("date")}
        label={m.ui_gallery_field_date()}
        error={error(m.ui_gallery_field_date_error)}
        defaultValue={wrong ? "31-02-2024" : "2024-10-22"}
      />
      <SelectField
        {...field("select")}
        label={m.ui_gallery_field_select()}
        options={[
          { group: "A", options: [{ value: "1", label: "Muaragembong" }] },
          { value: "2", label: "Cabangbungin" },
        ]}
      />
      <RadioGroup
        {...field("radio")}
        label={m.ui_gallery_field_radio()}
        defaultValue="a"
        options={[
          { value: "a", label: m.ui_gallery_field_radio_a() },
          { value: "b", label: m.ui_gallery_field_radio_b(), hint: m.ui_gallery_field_radio_hint() },
        ]}
      />
      <CheckboxGroup
        {...field("check")}
        label={m.ui_gallery_field_check()}
        optional={!wrong}
        error={error(m.ui_gallery_field_check_error)}
        defaultValue={wrong ? [] : ["a"]}
        options={[
          { value: "a", label: m.ui_gallery_field_check_a() },
          { value: "b", label: m.ui_gallery_field_check_b() },
        ]}
      />
      <TextArea {...field("area")} label={m.ui_gallery_field_area()} optional />
      <FileField {...field("file")} label={m.ui_gallery_field_file()} accept=".xlsx,.csv" maxSize="20 MB" />
      <Checkbox
        {...field("agree")}
        label={m.ui_gallery_field_agree()}
        error={error(m.ui_gallery_field_agree_error)}
        defaultChecked={!wrong}
      />
      <TextField {...field("off")} label={m.ui_gallery_field_text()} disabled optional defaultValue="2024" />
    </div>
  );
}
