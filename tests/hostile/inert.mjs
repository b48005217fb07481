// Reads Markdown as editors do and says what in it is more than text. One JSON line in, one out, until the input ends:
//
//   {"markdown":"…"}   ->   {"links":["https://…"],"faults":[]}
//
// Three readers: marked makes hovers of VS Code, markdown-it its preview of files, commonmark is the reference of the language.
import { createInterface } from 'node:readline';
import { Parser } from 'commonmark';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';

/** In every text of an attack; see attacks.json. */
const mark = /zq7/i;
/** Where text of a log has no business, beside links, images and HTML. A bold sentence, a list or a table may hold some. */
const marked_up = new Set(['em', 'del', 'codespan', 'code', 'heading', 'blockquote', 'def', 'hr', 'checkbox']);

const preview = new MarkdownIt({ html: true, linkify: true });
const reference = new Parser();
const readers = {
  marked(markdown, found) {
    marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
      if (token.type === 'link') found.link(token.href);
      else if (token.type === 'image' || token.type === 'html') found.fault(token.type, token.raw);
      else if (marked_up.has(token.type) && mark.test(token.raw)) found.fault(token.type, token.raw);
      else if (token.type === 'list_item' && token.task) found.fault('task', token.raw);
    });
  },
  'markdown-it'(markdown, found) {
    for (const block of preview.parse(markdown, {})) {
      for (const token of [block, ...(block.children ?? [])]) {
        if (token.type === 'link_open') found.link(token.attrGet('href'));
        else if (token.type === 'image' || token.type.startsWith('html_')) found.fault(token.type, token.content);
      }
    }
  },
  commonmark(markdown, found) {
    const walker = reference.parse(markdown).walker();
    for (let step; (step = walker.next()); ) {
      const { type, destination, literal } = step.node;
      if (!step.entering) continue;
      if (type === 'link') found.link(destination);
      else if (type === 'image' || type.startsWith('html_')) found.fault(type, literal ?? destination);
    }
  },
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const links = new Set();
  const faults = [];
  for (const [reader, read] of Object.entries(readers)) {
    try {
      read(JSON.parse(line).markdown, { link: (href) => links.add(href), fault: (what, text) => faults.push(`${reader}: ${what} ${String(text).slice(0, 200)}`) });
    } catch (error) {
      faults.push(`${reader}: ${error}`);
    }
  }
  process.stdout.write(JSON.stringify({ links: [...links], faults }) + '\n');
}
