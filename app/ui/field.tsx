import type { ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";

/** What every form field takes. The first form of error is a sentence; a list (as forms libraries give it) is joined. */
export type FieldBase = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | string[];
  /** Marks the field as one that may stay empty. Required fields carry no mark. */
  optional?: boolean;
  /** Where an error summary links to; the name when absent. */
  id?: string;
  disabled?: boolean;
};

/** The ids that tie a control to its hint and error, and the attributes a control needs for them. */
export function wiring({ id, name, hint, error }: FieldBase) {
  const base = id ?? name;
  const text = errorText(error);
  const described = [hint ? `${base}-hint` : "", text ? `${base}-error` : ""].filter(Boolean).join(" ");
  return {
    id: base,
    "aria-describedby": described || undefined,
    "aria-invalid": text ? true : undefined,
  } as const;
}

export function errorText(error: FieldBase["error"]): string | undefined {
  const text = Array.isArray(error) ? error.join(" ") : error;
  return text || undefined;
}

type FieldProps = FieldBase & { children: ReactNode };

/** Label, hint, error, control: in this order, one field below the other. */
export function Field(props: FieldProps) {
  const { id } = wiring(props);
  return (
    <FieldBox error={props.error}>
      <label htmlFor={id} className="block font-semibold">
        {props.label}
        {props.optional ? <OptionalMark /> : null}
      </label>
      <HintAndError id={id} hint={props.hint} error={props.error} />
      <div className="mt-2">{props.children}</div>
    </FieldBox>
  );
}

/** The same for a question with several controls. */
export function FieldGroup(props: FieldProps & { large?: boolean; describedBy?: string }) {
  const { id, "aria-describedby": described } = wiring(props);
  return (
    <FieldBox error={props.error}>
      <fieldset aria-describedby={described}>
        <legend className={props.large ? "font-display text-lg font-bold" : "font-semibold"}>
          {props.label}
          {props.optional ? <OptionalMark /> : null}
        </legend>
        <HintAndError id={id} hint={props.hint} error={props.error} />
        <div className="mt-2">{props.children}</div>
      </fieldset>
    </FieldBox>
  );
}

function FieldBox({ error, children }: { error: FieldBase["error"]; children: ReactNode }) {
  return <div className={errorText(error) ? "border-s-4 border-red ps-4" : undefined}>{children}</div>;
}

function OptionalMark() {
  return <span className="font-normal text-ink-soft in-[[role=search]]:hidden"> {m.ui_optional()}</span>;
}

function HintAndError({ id, hint, error }: { id: string; hint: ReactNode; error: FieldBase["error"] }) {
  const text = errorText(error);
  return (
    <>
      {hint ? (
        <div id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </div>
      ) : null}
      {text ? (
        <p id={`${id}-error`} className="mt-1 font-semibold text-red">
          <span className="sr-only">{m.ui_error_prefix()} </span>
          {text}
        </p>
      ) : null}
    </>
  );
}
