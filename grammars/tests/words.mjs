// What a double click selects.
import { readFileSync } from "node:fs";

const { wordPattern } = JSON.parse(readFileSync(new URL("../language-configuration.json", import.meta.url), "utf8"));
const cases = [
  ['HRESULT="0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)"', ["HRESULT", "0xC3E93EC3", "SIP_E_AUTH_UNAUTHORIZED"]],
  ["ms-diagnostics: 1000;reason=”Final handshake failed”", ["ms-diagnostics", "1000", "reason", "Final", "handshake", "failed"]],
  ["Call-ID: c8f814156fe8424b91f58a7593130b7a", ["Call-ID", "c8f814156fe8424b91f58a7593130b7a"]],
  ["SIP-Call-ID: 6f2e41c0-7a1d-4b19-8c0e-000000000001", ["SIP-Call-ID", "6f2e41c0-7a1d-4b19-8c0e-000000000001"]],
  ["Call-ID: MjJj.x@192.0.2.1", ["Call-ID", "MjJj.x@192.0.2.1"]],
  ['"Jörg"<sip:jörg.müller@contoso.com>;tag=1b2c;epid=0a1b', ["Jörg", "sip", "jörg.müller@contoso.com", "tag", "1b2c", "epid", "0a1b"]],
  ["<sip:+12065550101@contoso.com;user=phone>", ["sip", "+12065550101@contoso.com", "user", "phone"]],
  ["Peer: edge01.contoso.com:51824", ["Peer", "edge01.contoso.com", "51824"]],
  ["Via: SIP/2.0/TLS 192.0.2.15:49811;branch=z9hG4bK1A2B.C3-4", ["Via", "SIP", "2.0", "TLS", "192.0.2.15", "49811", "branch", "z9hG4bK1A2B.C3-4"]],
  ["SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(122))$$begin_record", ["SIPAdminLog", "TraceProtocolRecord", "SIPAdminLog.cpp", "122", "$$begin_record"]],
  ["TL_INFO(TF_PROTOCOL) [pool\\edge01]", ["TL_INFO", "TF_PROTOCOL", "pool", "edge01"]],
  ["It failed. Then - it ended.", ["It", "failed", "Then", "it", "ended"]],
];

export const checkWords = (expect) => {
  for (const [line, words] of cases) {
    const found = line.match(new RegExp(wordPattern, "g")) ?? [];
    expect(found.join("\n") === words.join("\n"), `words of ${line}: ${found.join(" · ")}`);
  }
  expect(!new RegExp(`^(?:${wordPattern})$`).test(""), "a word may be empty");
};
