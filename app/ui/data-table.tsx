import { useId, type ReactNode } from "react";
import { m } from "~/platform/i18n/generated/messages";

export type SortLink = { href: string; direction?: "ascending" | "descending" };

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers line up at the end of the cell. */
  numeric?: boolean;
  /** The link that sorts by this column; `direction` is set on the one that is sorted now. */
  sort?: SortLink;
  /** On a phone's card the content says by itself what it is: a button, a link. The header stays for tables. */
  speaksForItself?: boolean;
  /** Left out of the card on a phone where it says nothing, such as a zero among many counts. */
  phoneHidden?: (row: Row) => boolean;
  /** What the row is about; the title of its card on a phone. */
  rowHeader?: boolean;
  /** The cell of the total line. */
  total?: ReactNode;
};

type DataTableProps<Row> = {
  caption: string;
  /** The page's title already says it. */
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** On phones: `cards` for rows that are read one by one, `scroll` for figures that are compared. */
  phone?: "cards" | "scroll";
};

/** Rows and columns. Sorting, filtering and paging are links: the server does them and the address keeps them. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, phone = "cards" } = props;
  const captionId = useId();
  const withTotal = columns.some((column) => column.total !== undefined);
  return (
    <div
      role="region"
      aria-labelledby={captionId}
      tabIndex={0}
      className="scrolls relative -m-1.5 overflow-x-auto p-1.5"
    >
      {phone === "scroll" && columns.length > 3 ? (
        <p aria-hidden="true" className="mb-2 text-sm text-ink-soft sm:hidden print:hidden">
          {m.ui_table_sideways()}
        </p>
      ) : null}
      <table role="table" className={`data-table ${phone === "cards" ? "as-cards" : ""}`}>
        <caption
          id={captionId}
          className={captionHidden ? "sr-only" : "mb-2 text-start text-base font-semibold"}
        >
          <span className="sticky start-0 inline-block max-w-[calc(100vw-4rem)]">{caption}</span>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeaderCell
                key={column.key}
                header={column.header}
                numeric={column.numeric}
                sort={column.sort}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} phoneHidden={column.phoneHidden?.(row)}>
                  {column.cell(row)}
                </BodyCell>
              ))}
            </tr>
          ))}
        </tbody>
        {withTotal ? (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <BodyCell key={column.key} column={column}>
                  {column.total}
                </BodyCell>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

type HeaderCellProps = { header: string; numeric?: boolean; sort?: SortLink };

function HeaderCell({ header, numeric, sort }: HeaderCellProps) {
  const look = `${numeric ? "numeric" : ""} ${sort ? "sortable" : ""}`;
  return (
    <th role="columnheader" scope="col" aria-sort={sort?.direction} className={look}>
      {sort ? (
        <a href={sort.href} className="link inline-block min-h-6" title={m.ui_sort_by({ column: header })}>
          {header}
          <span aria-hidden="true" className="no-print ms-1 inline-block w-3 text-center">
            {sort.direction === "ascending" ? "▲" : sort.direction === "descending" ? "▼" : "↕"}
          </span>
        </a>
      ) : (
        header
      )}
    </th>
  );
}

type BodyCellProps = {
  column: Pick<Column<never>, "header" | "numeric" | "rowHeader" | "speaksForItself">;
  phoneHidden?: boolean;
  children: ReactNode;
};

function BodyCell({
  column: { header, numeric, rowHeader, speaksForItself },
  phoneHidden,
  children,
}: BodyCellProps) {
  const content = <div className="cell">{children}</div>;
  if (rowHeader) {
    return (
      <th role="rowheader" scope="row" data-label={header}>
        {content}
      </th>
    );
  }
  return (
    <td
      role="cell"
      data-label={speaksForItself ? undefined : header}
      className={`${numeric ? "numeric" : ""} ${phoneHidden ? "phone-hidden" : ""}`}
    >
      {content}
    </td>
  );
}
