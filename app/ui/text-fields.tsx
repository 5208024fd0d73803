import type { ComponentPropsWithoutRef, HTMLInputAutoCompleteAttribute } from "react";
import { m } from "~/platform/i18n/generated/messages";
import { dateText } from "~/ui/date-text";
import { Field, wiring, type FieldBase } from "~/ui/field";

/** How much room an answer usually needs; a narrow control tells the reader that a short answer is wanted. */
export type FieldWidth = "short" | "medium" | "full";
const widths: Record<FieldWidth, string> = { short: "max-w-40", medium: "max-w-80", full: "" };

type InputMode = ComponentPropsWithoutRef<"input">["inputMode"];

export type TextFieldProps = FieldBase & {
  defaultValue?: string;
  type?: "text" | "email" | "tel" | "password" | "url";
  width?: FieldWidth;
  maxLength?: number;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: InputMode;
  placeholder?: never;
  /** Answers to offer while typing; any other answer may be typed as well. */
  suggestions?: readonly string[];
  readOnly?: boolean;
};

/** One line of text. Nothing is refused while typing: the server answers, and keeps what was typed. */
export function TextField(props: TextFieldProps) {
  const { defaultValue, type = "text", width = "full", suggestions, name, disabled } = props;
  const wired = wiring(props);
  const listId = suggestions ? `${wired.id}-list` : undefined;
  return (
    <Field {...props}>
      <input
        {...wired}
        name={name}
        type={type}
        list={listId}
        disabled={disabled}
        readOnly={props.readOnly}
        defaultValue={defaultValue}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        className={`control ${widths[width]}`}
      />
      {suggestions ? (
        <datalist id={listId}>
          {suggestions.map((answer) => (
            <option key={answer} value={answer} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

type DigitsProps = FieldBase & {
  defaultValue?: string | number | bigint;
  width?: FieldWidth;
  /** A short unit behind the box: "kursi", "m²", "%". */
  unit?: string;
  maxLength?: number;
};

/** Digits (a count, a NIK): the number keyboard, no spinner, dots and spaces may be typed or pasted. */
export function NumberField({ unit, width = "short", ...props }: DigitsProps) {
  return (
    <Field {...props}>
      <Digits {...props} className={widths[width]} after={unit} />
    </Field>
  );
}

/** Whole rupiah, with or without dots. */
export function MoneyField({ width = "medium", ...props }: Omit<DigitsProps, "unit">) {
  return (
    <Field {...props}>
      <Digits {...props} className={widths[width]} before="Rp" />
    </Field>
  );
}

/**
 * A date in one box, as it is said: DD-MM-YYYY. One box takes a pasted date and works the same everywhere; read what comes
 * back with isoDate(). Give the stored date ("2024-10-22") or, after an error, exactly what was typed.
 */
export function DateField({ defaultValue, hint, ...props }: FieldBase & { defaultValue?: string }) {
  const field = { ...props, hint: hint ?? m.ui_date_hint() };
  return (
    <Field {...field}>
      <Digits {...field} defaultValue={dateText(defaultValue)} className={widths.short} />
    </Field>
  );
}

type TextAreaProps = FieldBase & { defaultValue?: string; rows?: number; maxLength?: number };

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      <textarea
        {...wiring(props)}
        name={props.name}
        disabled={props.disabled}
        defaultValue={props.defaultValue}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        className="control"
      />
    </Field>
  );
}

type DigitsInputProps = Omit<DigitsProps, "unit" | "width"> & {
  className: string;
  before?: string;
  after?: string;
};

function Digits({ className, before, after, defaultValue, ...props }: DigitsInputProps) {
  return (
    <div className={`flex items-center gap-2 ${before || after ? "" : className}`}>
      {before ? <span aria-hidden="true">{before}</span> : null}
      <input
        {...wiring(props)}
        name={props.name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        disabled={props.disabled}
        defaultValue={defaultValue?.toString()}
        maxLength={props.maxLength}
        className={`control ${className}`}
      />
      {after ? <span>{after}</span> : null}
    </div>
  );
}
