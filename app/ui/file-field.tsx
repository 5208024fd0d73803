import { m } from "~/platform/i18n/generated/messages";
import { Field, wiring, type FieldBase } from "~/ui/field";

type FileFieldProps = FieldBase & {
  /** What may be chosen, as the browser understands it: ".xlsx,.csv" or "image/*". The server still looks for itself. */
  accept?: string;
  multiple?: boolean;
  /** The largest size in words ("20 MB"); added to the hint. */
  maxSize?: string;
  /** Opens the phone's camera first. */
  camera?: boolean;
};

/** A file from the reader's device. Its form needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, maxSize, camera, ...props }: FileFieldProps) {
  const size = maxSize ? m.ui_file_hint({ size: maxSize }) : null;
  const field = {
    ...props,
    hint:
      props.hint && size ? (
        <>
          {props.hint} {size}
        </>
      ) : (
        (props.hint ?? size)
      ),
  };
  return (
    <Field {...field}>
      <input
        {...wiring(field)}
        name={props.name}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={camera ? "environment" : undefined}
        disabled={props.disabled}
        className="control"
      />
    </Field>
  );
}
