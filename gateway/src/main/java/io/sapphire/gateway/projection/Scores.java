package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.skill.Outcomes;
import io.sapphire.gateway.skill.Scorecard;
import io.sapphire.gateway.view.Agents.ScoreRow;
import io.sapphire.gateway.view.Decimal;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Scorecards as they are shown. Nothing is said of outcomes that are not there. */
final class Scores {
    private static final double MILLINATS = 1_000;

    private Scores() {}

    static ScoreRow row(Symbol symbol, Scorecard card) {
        var all = card.all();
        boolean any = all.count() > 0;
        return new ScoreRow(
                symbol,
                card.signals(),
                card.sided(),
                all.count(),
                hitRate(all),
                any ? all.excessConfidence() : null,
                any ? all.brier() : null,
                any ? MILLINATS * all.score() : null,
                any ? orNull(all.scoreErrors()) : null,
                any ? orNull(all.informationCoefficient()) : null,
                hitRate(card.calm()),
                hitRate(card.wild()),
                card.alone().turnover(),
                card.alone().grossBp(),
                card.alone().costBp(),
                card.alone().netBp(),
                new Decimal(card.modelCost().e8()));
    }

    private static @Nullable Double hitRate(Outcomes outcomes) {
        return outcomes.count() == 0 ? null : outcomes.hitRate();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
