using System.Text;
using SipStack.Analysis;
using SipStack.Lsp;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Writes pieces as the numbers of the protocol: each token relative to the one before it, columns in the negotiated encoding.</summary>
static class SemanticTokenEncoder
{
    /// <summary>Numbers of one token.</summary>
    public const int Numbers = 5;

    public static int[] Encode(TraceDocument document, IReadOnlyList<Classification> pieces, string positionEncoding)
    {
        var data = new int[pieces.Count * Numbers];
        var columns = new ColumnCounter(document, positionEncoding == PositionEncodingKind.Utf8);
        int lastLine = 0, lastColumn = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var (line, column, length) = columns.Measure(piece.Span);
            var (type, modifiers) = SemanticTokenTypes.Of(piece);
            var token = data.AsSpan(i * Numbers, Numbers);
            token[0] = line - lastLine;
            token[1] = line == lastLine ? column - lastColumn : column;
            token[2] = length;
            token[3] = type;
            token[4] = modifiers;
            (lastLine, lastColumn) = (line, column);
        }

        return data;
    }

    /// <summary>Goes along the lines with the pieces, so that a line is counted once however many it has.</summary>
    struct ColumnCounter(TraceDocument document, bool isUtf8)
    {
        int line = -1;
        int counted;
        int column;

        public (int Line, int Column, int Length) Measure(TextSpan span)
        {
            var text = document.Text;
            var lines = document.Lines;
            if (line < 0 || (line + 1 < lines.Count && lines.StartOf(line + 1) <= span.Start))
            {
                line = lines.LineAt(span.Start);
                (counted, column) = (lines.StartOf(line), 0);
            }

            if (isUtf8)
                return (line, span.Start - lines.StartOf(line), span.Length);
            column += Encoding.UTF8.GetCharCount(text[counted..span.Start]);
            counted = span.Start;
            return (line, column, Encoding.UTF8.GetCharCount(text.Slice(span)));
        }
    }
}
