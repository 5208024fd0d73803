/** Why a file cannot be read as a spreadsheet. The text for people is in the rooms' catalogues. */
export type SheetErrorCode =
  | "file_empty"
  | "file_type"
  | "file_web_page"
  | "file_old_excel"
  | "file_ods"
  | "file_encrypted"
  | "file_damaged"
  | "file_bomb"
  | "file_too_large"
  | "xml_entities"
  | "xml_too_deep"
  | "cell_too_long"
  | "too_many_columns"
  | "too_many_rows"
  | "csv_quote";

/** The whole file is refused; nothing of it was taken over. */
export class SheetError extends Error {
  constructor(
    readonly code: SheetErrorCode,
    options?: ErrorOptions,
  ) {
    super(`Spreadsheet refused: ${code}`, options);
    this.name = "SheetError";
  }
}
