// Draws the icon of the VS Code extension: two lifelines, a request, an answer, and the failure that one comes for.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { root } from './dotnet.mjs';

const size = 256;
const colours = { ground: [31, 36, 48], lifeline: [110, 123, 148], message: [120, 190, 255], failure: [255, 98, 98] };

/** Distances to shapes, negative inside (in pixels); an edge is smooth over one pixel. */
const box = (x, y, [left, top, right, bottom], radius = 0) => {
  const dx = Math.max(left + radius - x, x - right + radius, 0);
  const dy = Math.max(top + radius - y, y - bottom + radius, 0);
  return Math.hypot(dx, dy) - radius;
};
const line = (x, y, [x1, y1, x2, y2], width) => {
  const along = Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)));
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)) - width / 2;
};
const arrow = (x, y, from, to, height, width) => {
  const head = Math.sign(to - from) * 20;
  return Math.min(line(x, y, [from, height, to, height], width), line(x, y, [to, height, to - head, height - 16], width), line(x, y, [to, height, to - head, height + 16], width));
};

const shapes = [
  [colours.ground, (x, y) => box(x, y, [4, 4, 252, 252], 48)],
  [colours.lifeline, (x, y) => line(x, y, [64, 48, 64, 208], 10)],
  [colours.lifeline, (x, y) => line(x, y, [192, 48, 192, 208], 10)],
  [colours.message, (x, y) => arrow(x, y, 78, 176, 78, 12)],
  [colours.message, (x, y) => arrow(x, y, 178, 80, 126, 12)],
  [colours.failure, (x, y) => Math.min(line(x, y, [178, 176, 142, 176], 12), line(x, y, [84, 158, 120, 194], 14), line(x, y, [84, 194, 120, 158], 14))],
];

const rows = Buffer.alloc(size * (1 + size * 4));
for (let y = 0; y < size; y++) {
  for (let x = 0; x < size; x++) {
    const pixel = shapes.reduce(([red, green, blue, alpha], [colour, distance]) => {
      const cover = Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5)));
      const over = cover + alpha * (1 - cover);
      const mix = (below, above) => (over === 0 ? 0 : (above * cover + below * alpha * (1 - cover)) / over);
      return [mix(red, colour[0]), mix(green, colour[1]), mix(blue, colour[2]), over];
    }, [0, 0, 0, 0]);
    const at = y * (1 + size * 4) + 1 + x * 4;
    [rows[at], rows[at + 1], rows[at + 2], rows[at + 3]] = [...pixel.slice(0, 3).map(Math.round), Math.round(pixel[3] * 255)];
  }
}

const header = Buffer.alloc(13);
header.writeUInt32BE(size, 0);
header.writeUInt32BE(size, 4);
header.set([8, 6, 0, 0, 0], 8);
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
writeFileSync(join(root, 'client-vscode', 'images', 'icon.png'), Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), framed.length - 4);
  return framed;
}
