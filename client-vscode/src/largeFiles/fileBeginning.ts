import { open } from 'node:fs/promises';

/** Size and beginning of a file on disk, for files that the editor does not hand over. */
export async function beginningOf(path: string, length: number): Promise<{ size: number; text: string }> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return { size, text: decode(buffer.subarray(0, bytesRead)) };
  } finally {
    await file.close();
  }
}

/** Headers are ASCII, so only the width of a character matters: UTF-16 by its mark or by the zero bytes of its ASCII. */
function decode(bytes: Buffer): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] !== 0)) return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16().toString('utf16le');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[1] === 0 && bytes[0] !== 0)) return bytes.toString('utf16le');
  return bytes.toString('utf8');
}
