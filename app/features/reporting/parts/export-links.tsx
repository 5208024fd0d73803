import { m } from "~/platform/i18n/generated/messages";
import { listUrl } from "~/ui/list-url";

/** The same lines as files. */
export function ExportLinks({
  path,
  search,
  table,
}: {
  path: string;
  search: URLSearchParams;
  table: string;
}) {
  const kinds = [
    { format: "xlsx", label: m.reporting_overview_export_xlsx() },
    { format: "csv", label: m.reporting_overview_export_csv() },
  ];
  return (
    <p className="flex gap-4">
      {kinds.map(({ format, label }) => (
        <a key={format} href={listUrl(path, search, { table, format })} className="link" download>
          {label}
        </a>
      ))}
    </p>
  );
}
