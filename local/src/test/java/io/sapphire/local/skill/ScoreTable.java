package io.sapphire.local.skill;

import static java.util.Locale.ROOT;

import io.sapphire.gateway.skill.Outcomes;
import io.sapphire.gateway.skill.PaperTrades;
import io.sapphire.gateway.skill.Scorecard;
import io.sapphire.gateway.skill.Scorecards;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Scorecards as a table in Markdown. */
final class ScoreTable {
    private static final String HEAD = """
        | agent | signals | with a side | outcomes | hit rate | claimed too much | Brier | log score, mnat (t) | IC \
        | hit rate calm / wild | turnover | gross bp | cost bp | net bp | better than random |
        |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    private ScoreTable() {}

    static String of(Scorecards scorecards) {
        return HEAD
                + scorecards.cards().stream().map(ScoreTable::row).collect(Collectors.joining())
                + String.format(ROOT, "%nBuy and hold, costs paid: %+.0f bp.%n", scorecards.holdBp());
    }

    private static String row(Scorecard card) {
        var cells = card.all().count() == 0 ? "0 | | | | | | " : outcomes(card);
        var made = card.sided() == 0 ? "0 | 0 | 0 | 0 | " : made(card.alone());
        return "| %s | %d | %d | %s | %s |%n".formatted(card.agent(), card.signals(), card.sided(), cells, made);
    }

    private static String outcomes(Scorecard card) {
        var all = card.all();
        return String.format(
                ROOT,
                "%d | %.1f %% | %+.1f pt | %.4f | %+.2f (%s) | %s | %s / %s",
                all.count(),
                100 * all.hitRate(),
                100 * all.excessConfidence(),
                all.brier(),
                1000 * all.score(),
                number("%+.1f", all.scoreErrors()),
                number("%+.3f", all.informationCoefficient()),
                hits(card.calm()),
                hits(card.wild()));
    }

    private static String hits(Outcomes outcomes) {
        return outcomes.count() == 0
                ? "-"
                : String.format(ROOT, "%.1f %% (%d)", 100 * outcomes.hitRate(), outcomes.count());
    }

    private static String made(PaperTrades alone) {
        return String.format(
                ROOT,
                "%.0f | %+.0f | %.0f | %+.0f | %.0f %%",
                alone.all().turnover(),
                alone.all().grossBp(),
                alone.all().costBp(),
                alone.all().netBp(),
                100 * alone.betterThanRandom());
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(ROOT, format, value.getAsDouble()) : "-";
    }
}
