import type { ComponentPropsWithoutRef, ReactNode } from "react";

type Look = "main" | "plain" | "danger";

const shape =
  "inline-flex min-h-11 max-w-full items-center justify-center gap-2 rounded border border-b-3 px-4 py-2 text-center font-semibold no-underline disabled:cursor-not-allowed disabled:opacity-60 print:hidden";

const looks: Record<Look, string> = {
  main: "border-ochre-edge bg-ochre text-on-ochre hover:bg-ochre-deep",
  plain: "border-edge bg-surface text-ink hover:bg-sunken",
  danger: "border-danger-edge bg-danger text-on-danger hover:bg-danger-deep",
};

type ButtonProps = ComponentPropsWithoutRef<"button"> & { look?: "main" | "plain" };

/** A form's button. `main` (ochre) at most once on a page: it is the next step. Submits unless `type` says otherwise. */
export function Button({ look = "main", className = "", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

/** A button for what cannot be taken back. Its words say what will be lost. */
export function DangerButton({
  className = "",
  type = "submit",
  ...rest
}: ComponentPropsWithoutRef<"button">) {
  return <button type={type} className={`${shape} ${looks.danger} ${className}`} {...rest} />;
}

type ButtonLinkProps = ComponentPropsWithoutRef<"a"> & { href: string; look?: Look };

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look = "main", className = "", ...rest }: ButtonLinkProps) {
  return <a className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

/** Buttons and links side by side, wrapping on phones. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-4 print:hidden">{children}</div>;
}
