package io.sapphire.local.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a page piece by piece. What is given as text is escaped, what is given as markup is not. */
public final class Html {
    private static final String STYLE = """
        :root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--faint:#5b6675;--line:#d9dee5;--up:#1565c0;--good:#2e7d32;
        --bad:#c62828;--note:#fff3cd;--noteline:#b08900}
        @media(prefers-color-scheme:dark){:root{--ink:#e3e8ef;--paper:#12171f;--faint:#98a4b3;--line:#2b3441;--up:#64a8f0;
        --good:#66bb6a;--bad:#ef6c6c;--note:#3a3116;--noteline:#b08900}}
        body{font:14px/1.5 system-ui,sans-serif;max-width:1000px;margin:2em auto;padding:0 1em;color:var(--ink);
        background:var(--paper)}h1{margin:0 0 .3em}h2{margin:1.8em 0 .4em;font-size:17px}
        .wide{overflow-x:auto}table{border-collapse:collapse}
        td,th{padding:3px 12px;text-align:right;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums}
        td:first-child,th:first-child,td.remark{text-align:left}td:first-child,th:first-child{padding-left:0}
        td.remark,small,.faint{color:var(--faint)}
        .badge{background:var(--note);border:1px solid var(--noteline);border-radius:3px;padding:2px 8px;margin:0 6px 6px 0;
        display:inline-block;font-size:13px}
        .tiles{display:flex;flex-wrap:wrap;gap:10px;margin:1em 0}.tile{border:1px solid var(--line);border-radius:4px;
        padding:8px 14px;min-width:120px}.tile b{display:block;font-size:20px;font-variant-numeric:tabular-nums}
        svg{width:100%;display:block}svg path{fill:none;stroke:var(--up);stroke-width:1.3}svg path.down{stroke:var(--bad)}
        svg path.buy{fill:var(--good);stroke:none}svg path.sell{fill:var(--bad);stroke:none}.grid{stroke:var(--line)}
        text{font-size:11px;fill:var(--faint)}.good{color:var(--good)}.bad{color:var(--bad)}code{word-break:break-all}
        """;

    private final StringBuilder page = new StringBuilder();

    public Html(String title) {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\"><title>%s</title><style>%s</style></head><body>"
                                .formatted(escaped(title), STYLE))
                .append("<h1>%s</h1>".formatted(escaped(title)));
    }

    public void section(String title) {
        markup("<h2>%s</h2>%n".formatted(escaped(title)));
    }

    public void paragraph(String text) {
        markup("<p>%s</p>%n".formatted(escaped(text)));
    }

    public void small(String text) {
        markup("<p><small>%s</small></p>%n".formatted(escaped(text)));
    }

    public void markup(String markup) {
        page.append(markup);
    }

    public void table(String... heads) {
        page.append("<div class=\"wide\"><table>");
        if (heads.length > 0) {
            page.append("<tr>");
            List.of(heads).forEach(head -> page.append("<th>%s</th>".formatted(escaped(head))));
            page.append("</tr>");
        }
    }

    public void row(String... cells) {
        page.append("<tr>");
        List.of(cells).forEach(cell -> page.append("<td>%s</td>".formatted(escaped(cell))));
        page.append("</tr>");
    }

    /** A number and what is to be known about it. */
    public void fact(String name, String value, String remark) {
        page.append("<tr><td>%s</td><td>%s</td><td class=\"remark\">%s</td></tr>"
                .formatted(escaped(name), escaped(value), escaped(remark)));
    }

    public void endTable() {
        markup("</table></div>%n".formatted());
    }

    public String end() {
        return page.append("</body></html>\n").toString();
    }

    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * fraction);
    }

    public static String percent(Optional<Double> fraction) {
        return fraction.map(Html::percent).orElse("none");
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    public static String number(Optional<Double> value) {
        return value.map(Html::number).orElse("no verdict");
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
