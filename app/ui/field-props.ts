/** The part of conform's field metadata that our fields need; conform's own types carry much more. */
type FieldMetadata = { name: string; id: string; errors?: string[]; initialValue?: unknown };
type FormMetadata = { id: string; allErrors: Record<string, string[]> };

type PlainFieldProps = {
  name: string;
  id: string;
  error: string[] | undefined;
  defaultValue: string | undefined;
};

/** A conform field as the plain props of our fields: `<TextField label={…} {...fieldProps(fields.name)} />`. */
export function fieldProps({ name, id, errors, initialValue }: FieldMetadata): PlainFieldProps {
  return {
    name,
    id,
    error: errors,
    defaultValue: typeof initialValue === "string" ? initialValue : undefined,
  };
}

/** The same for CheckboxGroup, which starts with several values. */
export function groupProps({ name, id, errors, initialValue }: FieldMetadata) {
  const values = Array.isArray(initialValue) ? initialValue : [initialValue];
  return { name, id, error: errors, defaultValue: values.filter((value) => typeof value === "string") };
}

/** All errors of a conform form for ErrorSummary, each leading to its field; those of the form itself lead nowhere. */
export function formErrors({ id, allErrors }: FormMetadata) {
  return Object.entries(allErrors).flatMap(([name, texts]) =>
    texts.map((text) => ({ text, id: name ? `${id}-${name}` : undefined })),
  );
}
