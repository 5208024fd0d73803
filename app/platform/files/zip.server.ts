import { crc32, deflateRawSync } from "node:zlib";

/** A zip of a few files made in memory; names are plain ASCII. */
export function zipOf(files: readonly { name: string; text: string }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const raw = Buffer.from(text, "utf8");
    const packed = deflateRawSync(raw);
    const shared = sharedHeader(raw, packed.length, name.length);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), shared, Buffer.from(name, "latin1"), packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, place, Buffer.from(name, "latin1"));
    offset += 4 + shared.length + name.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end]);
}

/** What stands both before the file and in the directory: version, method deflate, the day 1 January 1980, sizes. */
function sharedHeader(raw: Buffer, packed: number, nameLength: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt16LE(33, 8);
  header.writeUInt32LE(crc32(raw), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(raw.length, 18);
  header.writeUInt16LE(nameLength, 22);
  return header;
}
