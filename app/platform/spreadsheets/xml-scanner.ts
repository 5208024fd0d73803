import { LIMITS } from "./limits";
import { SheetError } from "./sheet-error";

/** Names arrive without prefix; `tag` is the raw inside of the tag, for `attribute`. */
export type XmlHandlers = {
  open: (name: string, tag: string) => void;
  close: (name: string) => void;
  /** Raw text, entities not yet decoded; may come in several pieces. */
  text: (raw: string) => void;
};

export type XmlScanner = { feed: (chunk: string) => void; end: () => void };

/**
 * A forward-only reader of the XML that spreadsheet programs write, in pieces of any size.
 * It keeps no tree, follows no reference and refuses document types, so neither depth
 * nor entities can cost anything. Written here because a cell's raw text must survive:
 * a reader that hands out numbers has already lost the end of a NIK.
 */
export const createXmlScanner = (handlers: XmlHandlers): XmlScanner => {
  let rest = "";
  let depth = 0;

  const openTag = (inside: string) => {
    const selfClosing = inside.charCodeAt(inside.length - 1) === SLASH;
    const tag = selfClosing ? inside.slice(0, -1) : inside;
    const name = localName(tag);
    handlers.open(name, tag);
    if (selfClosing) handlers.close(name);
    else if (++depth > LIMITS.depth) throw new SheetError("xml_too_deep");
  };

  const feed = (chunk: string) => {
    const buffer = rest + chunk;
    let at = 0;
    for (;;) {
      const start = buffer.indexOf("<", at);
      if (start === -1) {
        // Text is handed on at once, except a piece that may be half an entity.
        const cut = keepEntityWhole(buffer, at);
        if (cut > at) handlers.text(buffer.slice(at, cut));
        rest = buffer.slice(cut);
        return;
      }
      if (start > at) handlers.text(buffer.slice(at, start));
      const end = endOfMarkup(buffer, start);
      if (end === -1) {
        rest = buffer.slice(start);
        if (rest.length > LIMITS.tag) throw new SheetError("file_damaged");
        return;
      }
      const second = buffer.charCodeAt(start + 1);
      if (second === SLASH) {
        if (--depth < 0) throw new SheetError("file_damaged");
        handlers.close(localName(buffer.slice(start + 2, end)));
      } else if (second === BANG) {
        if (buffer.startsWith("<![CDATA[", start)) {
          handlers.text(escapeText(buffer.slice(start + 9, end - 2)));
        } else if (!buffer.startsWith("<!--", start)) throw new SheetError("xml_entities");
      } else if (second !== QUESTION) {
        openTag(buffer.slice(start + 1, end));
      }
      at = end + 1;
    }
  };

  return {
    feed,
    end: () => {
      if (depth !== 0 || rest.trim() !== "") throw new SheetError("file_damaged");
    },
  };
};

/** Value of an attribute by its name without prefix, decoded; `undefined` when absent. */
export const attribute = (tag: string, name: string): string | undefined => {
  const quick = tag.indexOf(` ${name}="`);
  if (quick !== -1) {
    const from = quick + name.length + 3;
    const to = tag.indexOf('"', from);
    return to === -1 ? undefined : decodeXml(tag.slice(from, to));
  }
  if (!tag.includes(name)) return undefined;
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? decodeXml(found[1] ?? found[2] ?? "") : undefined;
};

/** The five named entities, character references, and Excel's own `_x000D_`. */
export const decodeXml = (raw: string): string => {
  const text = raw.includes("&") ? raw.replace(/&([^;&]{1,12});?/g, decodeEntity) : raw;
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
};

const decodeEntity = (whole: string, name: string): string => {
  const known = ENTITIES[name];
  if (known !== undefined) return known;
  const code = name.startsWith("#x") ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  if (!name.startsWith("#") || !(code >= 0 && code <= 0x10ffff)) throw new SheetError("xml_entities");
  return String.fromCodePoint(code);
};

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

/** Index of the closing `>`, or -1 when the markup goes on in the next piece. */
const endOfMarkup = (buffer: string, start: number): number => {
  const second = buffer.charCodeAt(start + 1);
  if (second === BANG) {
    if ("<![CDATA[".startsWith(buffer.slice(start, start + 9)) && buffer.length - start < 9) return -1;
    if (buffer.startsWith("<![CDATA[", start)) return endAfter(buffer, "]]>", start);
    if (buffer.startsWith("<!--", start)) return endAfter(buffer, "-->", start + 4);
    return buffer.length - start < 4 ? -1 : start + 3;
  }
  if (second === QUESTION) return endAfter(buffer, "?>", start);
  let quote = 0;
  for (let at = start + 1; at < buffer.length; at++) {
    const code = buffer.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
};

const endAfter = (buffer: string, mark: string, from: number): number => {
  const found = buffer.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length - 1;
};

const keepEntityWhole = (buffer: string, from: number): number => {
  const ampersand = buffer.lastIndexOf("&");
  const open = ampersand >= from && buffer.length - ampersand < 12 && !buffer.includes(";", ampersand);
  return open ? ampersand : buffer.length;
};

const localName = (tag: string): string => {
  let end = 0;
  let from = 0;
  for (; end < tag.length; end++) {
    const code = tag.charCodeAt(end);
    if (code === 58) from = end + 1;
    else if (code === 32 || code === 9 || code === 10 || code === 13) break;
  }
  return tag.slice(from, end);
};

const escapeText = (text: string): string => text.replaceAll("&", "&amp;");
