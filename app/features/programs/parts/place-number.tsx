import { wiring } from "~/ui/field";

type PlaceNumberProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  defaultValue?: string;
  /** A kecamatan stands out from its desa. */
  strong?: boolean;
};

/** The quota of one place: its name on the left, a narrow box on the right, so that a region fits on a phone. */
export function PlaceNumber({ label, defaultValue, strong, ...props }: PlaceNumberProps) {
  const wired = wiring({ ...props, label });
  return (
    <div className={props.error ? "border-s-4 border-red ps-2" : undefined}>
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={wired.id} className={`min-w-0 wrap-anywhere ${strong ? "font-semibold" : ""}`}>
          {label}
          {props.hint ? (
            <span id={`${wired.id}-hint`} className="block text-sm font-normal text-ink-soft">
              {props.hint}
            </span>
          ) : null}
        </label>
        <input
          {...wired}
          name={props.name}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={9}
          defaultValue={defaultValue}
          className="control w-24 flex-none text-end tabular-nums"
        />
      </div>
      {props.error ? (
        <p id={`${wired.id}-error`} className="font-semibold text-red">
          {props.error}
        </p>
      ) : null}
    </div>
  );
}
