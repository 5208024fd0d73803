import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { Field, FieldGroup, errorText, wiring, type FieldBase } from "~/ui/field";
import type { FieldWidth } from "~/ui/text-fields";

export type Option = {
  value: string;
  label: string;
  hint?: ReactNode;
  /** A figure at the end of the same line. */
  figure?: string;
  disabled?: boolean;
};
export type OptionGroup = { group: string; options: readonly Option[] };

type SelectFieldProps = FieldBase & {
  options: readonly (Option | OptionGroup)[];
  defaultValue?: string;
  width?: FieldWidth;
  /** Words of the empty first choice; `false` when there is always an answer. */
  choose?: string | false;
};

/** One of many. For up to seven answers a RadioGroup is easier. */
export function SelectField({ options, defaultValue, choose, width = "full", ...props }: SelectFieldProps) {
  return (
    <Field {...props}>
      <select
        {...wiring(props)}
        name={props.name}
        disabled={props.disabled}
        defaultValue={defaultValue ?? (choose === false ? undefined : "")}
        className={`control ${width === "full" ? "" : width === "medium" ? "max-w-80" : "max-w-40"}`}
      >
        {choose === false ? null : <option value="">{choose ?? m.ui_choose()}</option>}
        {options.map((entry) =>
          "group" in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.options.map(selectOption)}
            </optgroup>
          ) : (
            selectOption(entry)
          ),
        )}
      </select>
    </Field>
  );
}

function selectOption({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}

type RadioGroupProps = FieldBase & {
  options: readonly Option[];
  defaultValue?: string;
  /** Side by side: only for two or three short answers. */
  inline?: boolean;
  /** The question is the page's own: set it large. */
  large?: boolean;
};

/** One of few, all in sight. */
export function RadioGroup({ options, defaultValue, inline, ...props }: RadioGroupProps) {
  return (
    <FieldGroup {...props}>
      <Choices
        {...props}
        type="radio"
        options={options}
        chosen={defaultValue === undefined ? [] : [defaultValue]}
        inline={inline}
      />
    </FieldGroup>
  );
}

type CheckboxGroupProps = FieldBase & {
  options: readonly Option[];
  defaultValue?: readonly string[];
  large?: boolean;
};

/** Any number of few. Each chosen value is sent under the same name. */
export function CheckboxGroup({ options, defaultValue = [], ...props }: CheckboxGroupProps) {
  return (
    <FieldGroup {...props}>
      <Choices {...props} type="checkbox" options={options} chosen={defaultValue} />
    </FieldGroup>
  );
}

type CheckboxProps = FieldBase & { defaultChecked?: boolean; value?: string };

/** One statement to agree to. */
export function Checkbox({ defaultChecked, value = "on", ...props }: CheckboxProps) {
  const { id, ...wired } = wiring(props);
  const text = errorText(props.error);
  return (
    <div className={text ? "border-s-4 border-red ps-4" : undefined}>
      {text ? (
        <p id={`${id}-error`} className="mb-1 font-semibold text-red">
          <span className="sr-only">{m.ui_error_prefix()} </span>
          {text}
        </p>
      ) : null}
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...wired}
          id={id}
          name={props.name}
          value={value}
          type="checkbox"
          defaultChecked={defaultChecked}
          disabled={props.disabled}
          className="choice"
        />
        <span>{props.label}</span>
      </label>
      {props.hint ? (
        <div id={`${id}-hint`} className="ps-10 text-sm text-ink-soft">
          {props.hint}
        </div>
      ) : null}
    </div>
  );
}

type ChoicesProps = FieldBase & {
  type: "radio" | "checkbox";
  options: readonly Option[];
  chosen: readonly string[];
  inline?: boolean;
};

/** The first choice carries the field's own id, so that the error summary leads to something that can be answered. */
function Choices({ type, options, chosen, inline, ...props }: ChoicesProps) {
  const { id: base } = wiring(props);
  const invalid = errorText(props.error) ? true : undefined;
  return (
    <div className={inline ? "flex flex-wrap gap-x-8 gap-y-1" : "grid gap-1"}>
      {options.map(({ value, label, hint, figure, disabled }, index) => {
        const id = index === 0 ? base : `${base}-${value}`;
        return (
          <div key={value} className="max-w-form">
            <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
              <input
                id={id}
                name={props.name}
                value={value}
                type={type}
                defaultChecked={chosen.includes(value)}
                disabled={disabled ?? props.disabled}
                aria-invalid={type === "checkbox" ? invalid : undefined}
                aria-describedby={hint ? `${id}-more` : undefined}
                className="choice"
              />
              <span className="min-w-0 flex-1">{label}</span>
              {figure ? <span className="text-end text-sm text-ink-soft tabular-nums">{figure}</span> : null}
            </label>
            {hint ? (
              <div id={`${id}-more`} className="ps-10 text-sm text-ink-soft">
                {hint}
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
