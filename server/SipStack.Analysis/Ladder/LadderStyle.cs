namespace SipStack.Analysis;

/// <summary>
/// The style of a drawn ladder. Every colour is a custom property that the page around can set (<c>--ladder-ink</c> and so on); without that
/// they follow the light or dark scheme of the reader.
/// </summary>
static class LadderStyle
{
    public const string Css = """
        .sipstack-ladder{--background:var(--ladder-background,#fff);--ink:var(--ladder-ink,#1f2328);--muted:var(--ladder-muted,#636c76);--line:var(--ladder-line,#c9d1d9);--box:var(--ladder-box,#f6f8fa);--request:var(--ladder-request,#0969da);--answer:var(--ladder-answer,#57606a);--ok:var(--ladder-ok,#1a7f37);--fail:var(--ladder-fail,#cf222e);--event:var(--ladder-event,#9a6700);--hover:var(--ladder-hover,rgba(9,105,218,.07));--selection:var(--ladder-selection,rgba(9,105,218,.16))}
        @media (prefers-color-scheme:dark){.sipstack-ladder{--background:var(--ladder-background,#0d1117);--ink:var(--ladder-ink,#e6edf3);--muted:var(--ladder-muted,#8d96a0);--line:var(--ladder-line,#3d444d);--box:var(--ladder-box,#161b22);--request:var(--ladder-request,#58a6ff);--answer:var(--ladder-answer,#9198a1);--ok:var(--ladder-ok,#3fb950);--fail:var(--ladder-fail,#ff7b72);--event:var(--ladder-event,#d29922);--hover:var(--ladder-hover,rgba(88,166,255,.09));--selection:var(--ladder-selection,rgba(88,166,255,.2))}}
        .sipstack-ladder:root{background:var(--background);color-scheme:light dark}
        .sipstack-ladder text{fill:var(--ink);font:13px/1 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .sipstack-ladder .background{fill:var(--background)}
        .sipstack-ladder .lifeline{stroke:var(--line);stroke-width:1.5}
        .sipstack-ladder .box{fill:var(--box);stroke:var(--line)}
        .sipstack-ladder .name{font-weight:600;text-anchor:middle}
        .sipstack-ladder .again{font-size:11px;fill:var(--muted);text-anchor:middle;stroke:var(--background);stroke-width:4px;paint-order:stroke}
        .sipstack-ladder .heading{font-size:15px;font-weight:600}
        .sipstack-ladder .subheading,.sipstack-ladder .distance,.sipstack-ladder .time{fill:var(--muted);font-size:12px}
        .sipstack-ladder .time,.sipstack-ladder .distance{font-family:ui-monospace,"Cascadia Mono",Consolas,"Liberation Mono",monospace;font-variant-numeric:tabular-nums}
        .sipstack-ladder .distance{text-anchor:end}
        .sipstack-ladder .hit{fill:transparent}
        .sipstack-ladder .arrow:hover .hit,.sipstack-ladder .arrow:focus-within .hit{fill:var(--hover)}
        .sipstack-ladder .arrow.selected .hit{fill:var(--selection)}
        .sipstack-ladder .arrow:focus,.sipstack-ladder a:focus{outline:none}
        .sipstack-ladder .arrow:focus-visible .hit,.sipstack-ladder a:focus-visible .hit{stroke:var(--request);stroke-width:1.5}
        .sipstack-ladder .arrow{--tone:var(--answer)}
        .sipstack-ladder .request{--tone:var(--request)}
        .sipstack-ladder .accepted{--tone:var(--ok)}
        .sipstack-ladder .event{--tone:var(--event)}
        .sipstack-ladder .fails{--tone:var(--fail)}
        .sipstack-ladder .label{text-anchor:middle;stroke:var(--background);stroke-width:5px;stroke-linejoin:round;paint-order:stroke}
        .sipstack-ladder .fails .label,.sipstack-ladder .fails .note{fill:var(--fail);font-weight:600}
        .sipstack-ladder .shaft{stroke:var(--tone);stroke-width:1.6;fill:none}
        .sipstack-ladder .retransmission .shaft{stroke-dasharray:5 4}
        .sipstack-ladder .head,.sipstack-ladder .mark{fill:var(--tone)}
        .sipstack-ladder .cross{stroke:var(--background);stroke-width:1.8;stroke-linecap:round}
        .sipstack-ladder .note{font-size:12.5px}
        .sipstack-ladder .detail{font-size:12px;fill:var(--muted)}
        """;
}
