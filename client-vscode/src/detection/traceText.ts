/**
 * What a text is, told from its beginning. The server's TraceSniffer is the measure of what counts; tests run both over the same samples.
 *
 * `trace`: it holds a trace header line. `bare`: a SIP message, a diagnostics header or a record without its header line.
 */
export type TextKind = 'trace' | 'bare' | 'none';

/** How much of a text is looked at (characters; the server looks at as many bytes). */
export const sniffLength = 64 * 1024;

/** Blanks, with those that web pages put in place of a space. */
const blank = String.raw`[ \t\u00A0\u2000-\u200B\u202F\u3000]`;

/** What a paste puts before a line: a byte order mark, indentation, a number, marks of lists and of quoted mails. */
const prefix = String.raw`^\uFEFF?${blank}*(?:\d{1,6}[.:)](?:${blank}+|$))?(?:(?:[-*\u2022\u00B7]${blank}|>+${blank})${blank}*)*`;

const headers = [
  // OCSLogger and the Centralized Logging Service: TL_INFO(TF_PROTOCOL) …
  String.raw`TL_(?:FATAL|ERROR|WARN|INFO|VERBOSE|NOISE)\(`,
  // A client's own log: 04/02/2013|10:15:30.168 …
  String.raw`\d\d/\d\d/\d{4}\|\d\d:\d\d:\d\d\.\d{3}`,
  // Avaya Contact Center: 01/08/2022-11:36:14.354 [0x000021ac] …
  String.raw`\d\d/\d\d/\d{4}-\d\d:\d\d:\d\d\.\d{3}[ \t]*\[0x`,
];

const messages = [
  String.raw`SIP/2\.0[ \t]+[1-6]\d\d(?!\S)`,
  String.raw`[A-Z]{3,16} +\S+[ \t]+SIP/2\.0`,
  String.raw`(?:REGISTER|INVITE|ACK|BYE|CANCEL|OPTIONS|SUBSCRIBE|NOTIFY|MESSAGE|INFO|REFER|UPDATE|PRACK|PUBLISH|SERVICE|BENOTIFY|NEGOTIATE) +(?:sips?|tel):`,
  String.raw`\$\$begin_record`,
];

/** Keys of records and names of diagnostics headers, in any case; a paste may have made dashes of hyphens. */
const keys = [
  String.raw`(?:Start-Line|Trace-Correlation-Id|Instance-Id|LogType|Severity|Result-Code|SIP-Start-Line):`,
  String.raw`Direction:[ \t]*(?:incoming|outgoing)`,
  String.raw`ms[-\u2010-\u2015](?:client[-\u2010-\u2015])?diagnostics(?:[-\u2010-\u2015]public)?[ \t]*(?::|$)`,
  String.raw`\d{1,6}(?:\.\d+)?[ \t]*;[ \t]*reason[ \t]*=`,
];

const headerLine = startingWith(headers, 'm');
const messageLine = startingWith(messages, 'm');
const keyLine = startingWith(keys, 'im');

/** Looks at the first {@link sniffLength} characters of a text. */
export function kindOfText(text: string): TextKind {
  const start = text.length > sniffLength ? text.slice(0, sniffLength) : text;
  return headerLine.test(start) ? 'trace' : messageLine.test(start) || keyLine.test(start) ? 'bare' : 'none';
}

function startingWith(forms: string[], flags: string): RegExp {
  return new RegExp(`${prefix}(?:${forms.join('|')})`, flags);
}
