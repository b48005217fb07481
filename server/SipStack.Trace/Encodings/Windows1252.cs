namespace SipStack.Trace;

/// <summary>Windows code page 1252, for the bytes of a text that are not UTF-8.</summary>
static class Windows1252
{
    // 0x80 to 0x9F; the five bytes that the code page leaves open stand for the C1 controls of the same number, as in the WHATWG Encoding Standard.
    const string High = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char ToChar(byte b) => b is >= 0x80 and <= 0x9F ? High[b - 0x80] : (char)b;
}
