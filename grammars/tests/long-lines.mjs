// A line of 20,000 characters against ten of 2,000 of the same shape, which hold as many characters and tokens. Work that grows with the
// length gives about 1, work that grows with its square about 10. Editors stop colouring longer lines.
import { tokenize } from "./grammar.mjs";

const limit = 5;
const pieces = 10;
const units = [
  '"', "”", "'", ";", ",", " ", "\t", "=", ":", ".", "-", "*", "#", "|", "<", ">", "(", "[", "{", "\\", "/", "@", "$", "0", "a", "A", "_", "é", "😀",
  "A1", "a-", "A_", "1.", "1 ", "1:", "- ", "a ", 'a="', 'a="b";', "a=”", ";a=", ";a=b", "a=b ", "==", '";', '" ', "; a=", '=";', "a:", "A: ", "a@b", "<a", "<a ", "<a>", "<a:b ",
  "</", "?>", "<!--", "<!-- ", "<sip:", "<sip:a@b>", "sip:", "sip:a@b;", "sip:[email protected]", "sip:[email", ";tag=", ";tag=1", ";epid=", "branch=", "$$", "$$end_record", "$$begin_record ",
  "TL_INFO(", "TL_INFO(TF_", "TL_INFO(TF_X)", "TL_ERROR(TF_A) [", "[0]", "[0", "[a\\", "[a\\b]", "[0]0000.", "[0]0000.0000::", ")[", "(a,", "(a,b:", "(a,b:c(", "(a,b:c(1)", "(0000", "( 00000000 )",
  "0x", "0xC", "0xC3E93EC3", "0xC3E93EC3(", "0xC3E93EC3(SIP_", "0xC3E93EC3 ", "0xC3E93EC3 SIP_E_X ", "hr=", "hr=80ee0061 ", 'HRESULT="', "Result-Code: ", "Text: ", "Text: x Result-Code: ", "Data: ",
  'gssapi-data="', 'gssapi-data="A" ', 'gssapi-data="A";', 'response="', "rspauth=0123456789", "ms-diagnostics", "ms-diagnostics:", "ms-diagnostics: 1;", "ms-", 'reason="', 'reason="x";', "reason=”;",
  "SIP/2.0", "SIP/2.0 ", "SIP/2.0 200 ", "SIP/2.0 200 OK From: ", "INVITE ", "INVITE sip:", "Call-ID: ", "Call-ID: x ", "CSeq: 1 ", "CSeq: 1 INVITE ", "From: ", "From", "From :", "Via: SIP/2.0/TLS 192.0.2.1:5061;", "Direction: ", "Peer: a:", "Message-Body: ", "#015", "192.0.2.1:5061 ", "1.1.",
  "&quot;", "a=&quot;", "a=\"\"x", "reason=\"\"", "> ", "· ", "ms–", ":1;", "01/02/2013|", "01/02/2013|10:15:30.168 1F68:C14 INFO  :: ", "01/02/2013-10:15:30.168 [0x1] - --> ", "Sending Packet ", "a=candidate:", "m=audio 1 ", "<<<<", "----EndOf", "--**", "25;reason=",
];
// Every unit is tried alone and inside a body; behind the other starts, which open a long value, some are enough.
const contexts = ["", "Message-Body: v=0 "];
const starts = [
  "  1. ", "Message-Body: <a ", 'ms-diagnostics: 1000;reason="', "ms-diagnostics: 1000;reason=”", 'Data: gssapi-data="', "From: <sip:", "To: sip:", "Text: ", "SIP/2.0 200 ",
  "TL_INFO(TF_X) [0]0000.0000::01/02/2013-10:15:30.168.00000000 (a,", "a=", "<a ", "Call-ID: ", "25; ",
];
const fillers = ['"', ";", " ", "A1", "a ", 'a="b";', "<a ", "; a=", "sip:[email", "x"];
const shapes = [...contexts.flatMap((start) => units.map((unit) => [start, unit])), ...starts.flatMap((start) => fillers.map((unit) => [start, unit]))];

const line = (start, unit, length) => (start + unit.repeat(Math.ceil(length / unit.length))).slice(0, length);
const time = (lines, repeats) => {
  let best = Infinity;
  for (let i = 0; i < repeats; i++) {
    const begin = performance.now();
    tokenize(lines);
    best = Math.min(best, performance.now() - begin);
  }
  return best;
};

// The ratio of the minima; measured again, more often, before it counts as too much.
const ratioOf = (start, unit) => {
  const short = Array(pieces).fill(line(start, unit, 20_000 / pieces));
  const long = [line(start, unit, 20_000)];
  tokenize(short);
  let ratio = Infinity;
  let slowest = 0;
  for (const repeats of [2, 5, 15]) {
    slowest = time(long, repeats);
    ratio = Math.min(ratio, slowest / time(short, repeats));
    if (ratio < limit / 2) break;
  }
  return { ratio, slowest };
};

export const checkLongLines = (expect) => {
  let worst = { ratio: 0 };
  let slowest = { slowest: 0 };
  for (const [start, unit] of shapes) {
    const result = { shape: JSON.stringify(start + unit), ...ratioOf(start, unit) };
    if (result.ratio > worst.ratio) worst = result;
    if (result.slowest > slowest.slowest) slowest = result;
    expect(result.ratio < limit, `20,000 characters of ${result.shape} take ${result.ratio.toFixed(1)} times as long as ten times 2,000`);
  }
  // Oniguruma gives up silently when a match needs too many steps, and then the rest of the line has no scopes.
  for (const unit of [" ", ";", "a ", "1 ", '"" ', "A_ ", "(a, ", "<a> ", "= ", "; a=b "]) {
    const tokens = tokenize([unit.repeat(Math.floor(19_000 / unit.length)) + " 0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)"])[0];
    const found = tokens.some(({ text, scopes }) => text === "0xC3E93EC3" && scopes.includes("keyword.control.failure.sipstack-log"));
    expect(found, `the code behind 19,000 characters of ${JSON.stringify(unit)} is not found`);
  }
  return `${shapes.length} shapes, worst ratio ${worst.ratio.toFixed(1)} for ${worst.shape}; slowest line ${slowest.slowest.toFixed(0)} ms for ${slowest.shape}`;
};
