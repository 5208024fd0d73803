/**
 * What a real list never reaches. A province's largest known sheet has 621,000 families in
 * about 700 MB of XML, packed 10 to 30 times; a bomb packs a thousand times.
 */
export const LIMITS = {
  /** Parts inside a workbook. */
  entries: 5_000,
  /** Bytes of all parts unpacked. */
  unpacked: 2 * 1024 ** 3,
  /** Unpacked to packed; looked at above `ratioFrom` bytes. */
  ratio: 150,
  ratioFrom: 16 * 1024 ** 2,
  /** Shared texts are held in memory, and being unique they pack badly. */
  texts: 400 * 1024 ** 2,
  textsRatio: 40,
  textsRatioFrom: 8 * 1024 ** 2,
  /** Small parts (workbook, styles, relations). */
  part: 16 * 1024 ** 2,
  depth: 64,
  /** Excel's own limit of characters in a cell. */
  cell: 32_767,
  tag: 64 * 1024,
  columns: 512,
  /** Excel's own limit of rows in a sheet. */
  rows: 1_048_576,
  /** Rows of a csv, which has no limit of its own. */
  csvRows: 3_000_000,
  csvRecord: 512 * 1024,
} as const;
