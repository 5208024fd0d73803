import { StringDecoder } from "node:string_decoder";
import { isDateFormat } from "./cell-text";
import { LIMITS } from "./limits";
import { SheetError } from "./sheet-error";
import { createTextStore, type TextStore } from "./text-store";
import { attribute, createXmlScanner, decodeXml, type XmlHandlers } from "./xml-scanner";
import { damaged, type GuardedZip } from "./zip-guard";

export type WorkbookParts = {
  sheets: { name: string; hidden: boolean; part: string }[];
  texts: TextStore;
  /** By cell style number: does it show a day? */
  dateStyles: boolean[];
  date1904: boolean;
};

/** Everything of a workbook except the rows: what sheets there are, shared texts, date styles. */
export const readWorkbook = async (zip: GuardedZip): Promise<WorkbookParts> => {
  const path = await workbookPath(zip);
  const relations = await readRelations(zip, path);
  const sheets: WorkbookParts["sheets"] = [];
  let date1904 = false;
  scanText(await zip.text(path), {
    open: (name, tag) => {
      if (name === "workbookPr") date1904 = /^(1|true)$/.test(attribute(tag, "date1904") ?? "");
      if (name !== "sheet") return;
      const relation = relations.get(attribute(tag, "id") ?? "");
      if (!relation?.type.endsWith("/worksheet") || !zip.has(relation.target)) return;
      const hidden = /hidden/i.test(attribute(tag, "state") ?? "");
      sheets.push({ name: attribute(tag, "name") ?? "", hidden, part: relation.target });
    },
  });
  const byType = (type: string) => [...relations.values()].find((one) => one.type.endsWith(type))?.target;
  return {
    sheets,
    date1904,
    texts: await readTexts(zip, byType("/sharedStrings")),
    dateStyles: await readDateStyles(zip, byType("/styles")),
  };
};

/** Runs a whole part through the scanner in pieces, so that memory stays flat. */
export const scanPart = async function* (
  zip: GuardedZip,
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const scanner = createXmlScanner(handlers);
  const decoder = new StringDecoder("utf8");
  const stream = await zip.stream(part);
  try {
    for await (const chunk of stream) {
      scanner.feed(decoder.write(chunk as Buffer));
      yield;
    }
    scanner.feed(decoder.end());
    scanner.end();
    yield;
  } catch (error) {
    throw damaged(error);
  } finally {
    stream.destroy();
  }
};

/** Puts `<t>` pieces of one text together, leaving out phonetic hints. */
export const createTextCollector = () => {
  let text = "";
  let inText = false;
  let phonetic = 0;
  return {
    open: (name: string) => {
      if (name === "t") inText = phonetic === 0;
      else if (name === "rPh") phonetic += 1;
    },
    text: (raw: string) => {
      if (!inText) return;
      text += raw;
      if (text.length > LIMITS.cell * 6) throw new SheetError("cell_too_long");
    },
    close: (name: string) => {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic -= 1;
    },
    take: () => {
      const whole = decodeXml(text);
      text = "";
      if (whole.length > LIMITS.cell) throw new SheetError("cell_too_long");
      return whole;
    },
  };
};

type Relation = { type: string; target: string };

const workbookPath = async (zip: GuardedZip): Promise<string> => {
  if (zip.has("_rels/.rels")) {
    for (const { type, target } of (await readRelations(zip, "")).values()) {
      if (type.endsWith("/officeDocument") && zip.has(target)) return requireWorkbook(target);
    }
  }
  if (zip.has("xl/workbook.xml")) return "xl/workbook.xml";
  throw new SheetError(zip.has("content.xml") && zip.has("mimetype") ? "file_ods" : "file_type");
};

/** A text document or a binary workbook is a sound zip too, but not one we can read. */
const requireWorkbook = (path: string): string => {
  if (!/workbook\w*\.xml$/i.test(path)) throw new SheetError("file_type");
  return path;
};

const readRelations = async (zip: GuardedZip, owner: string): Promise<Map<string, Relation>> => {
  const folder = owner.slice(0, owner.lastIndexOf("/") + 1);
  const path = `${folder}_rels/${owner.slice(folder.length)}.rels`;
  const found = new Map<string, Relation>();
  if (!zip.has(path)) return found;
  scanText(await zip.text(path), {
    open: (name, tag) => {
      if (name !== "Relationship") return;
      const target = resolvePath(folder, attribute(tag, "Target") ?? "");
      found.set(attribute(tag, "Id") ?? "", { type: attribute(tag, "Type") ?? "", target });
    },
  });
  return found;
};

const resolvePath = (folder: string, target: string): string => {
  const clean = target.replaceAll("\\", "/");
  const parts: string[] = [];
  for (const part of (clean.startsWith("/") ? clean : folder + clean).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
};

const readTexts = async (zip: GuardedZip, part: string | undefined): Promise<TextStore> => {
  const texts = createTextStore();
  if (!part || !zip.has(part)) return texts;
  const { packed, unpacked } = zip.sizes(part);
  if (unpacked > LIMITS.texts) throw new SheetError("file_too_large");
  if (unpacked > LIMITS.textsRatioFrom && unpacked > packed * LIMITS.textsRatio)
    throw new SheetError("file_bomb");
  const collector = createTextCollector();
  const scan = scanPart(zip, part, {
    open: collector.open,
    text: collector.text,
    close: (name) => {
      collector.close(name);
      if (name === "si") texts.add(collector.take());
    },
  });
  for await (const _ of scan);
  return texts;
};

const readDateStyles = async (zip: GuardedZip, part: string | undefined): Promise<boolean[]> => {
  const styles: boolean[] = [];
  if (!part || !zip.has(part)) return styles;
  const own = new Map<number, boolean>();
  let inCellFormats = false;
  scanText(await zip.text(part), {
    open: (name, tag) => {
      if (name === "cellXfs") inCellFormats = true;
      if (name === "numFmt") {
        own.set(Number(attribute(tag, "numFmtId")), isDateFormat(attribute(tag, "formatCode") ?? ""));
      }
      if (name === "xf" && inCellFormats) {
        const id = Number(attribute(tag, "numFmtId") ?? 0);
        styles.push(own.get(id) ?? BUILT_IN_DATES.has(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return styles;
};

/** Formats every program knows by number: 14–17 and 22 western, 27–36 and 50–58 East Asian dates. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

const scanText = (xml: string, handlers: Partial<XmlHandlers>): void => {
  const scanner = createXmlScanner({
    open: handlers.open ?? (() => undefined),
    close: handlers.close ?? (() => undefined),
    text: () => undefined,
  });
  scanner.feed(xml.startsWith("\ufeff") ? xml.slice(1) : xml);
  scanner.end();
};
