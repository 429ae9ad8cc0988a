package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.skill.Outcomes;
import io.sapphire.gateway.skill.PaperConsensus;
import io.sapphire.gateway.skill.Reliability;
import io.sapphire.gateway.skill.Scorecard;
import io.sapphire.gateway.skill.Takings;
import io.sapphire.gateway.view.Agents.CalibrationBin;
import io.sapphire.gateway.view.Agents.HorizonRow;
import io.sapphire.gateway.view.Agents.LeaveOneOut;
import io.sapphire.gateway.view.Agents.MarketRegime;
import io.sapphire.gateway.view.Agents.RegimeRow;
import io.sapphire.gateway.view.Agents.ScoreRow;
import io.sapphire.gateway.view.Decimal;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Scorecards as they are shown. Nothing is said of outcomes that are not there. */
final class Scores {
    private static final double MILLINATS = 1_000;
    private static final String METHOD =
            "Every recorded decision is counted again without the agent's vote, by the run's rules and with weights as"
                    + " recorded; both ways are traded on paper at the middle of the book, the taker's fee and half the"
                    + " spread paid. Limits and fills are not in it: that takes sapphire what-if.";

    private Scores() {}

    static ScoreRow row(Symbol symbol, Scorecard card) {
        var all = card.all();
        boolean any = all.count() > 0;
        var alone = card.alone().all();
        return new ScoreRow(
                symbol,
                card.signals(),
                card.sided(),
                card.late(),
                all.count(),
                hitRate(all),
                any ? all.excessConfidence() : null,
                any ? all.brier() : null,
                any ? all.reliability().error() : null,
                any ? MILLINATS * all.score() : null,
                any ? orNull(all.scoreErrors()) : null,
                any ? orNull(all.informationCoefficient()) : null,
                hitRate(card.calm()),
                hitRate(card.wild()),
                alone.turnover(),
                alone.grossBp(),
                alone.costBp(),
                alone.netBp(),
                new Decimal(card.modelCost().e8()),
                all.reliability().bins().stream().map(Scores::bin).toList(),
                card.horizons().stream().map(Scores::horizon).toList(),
                List.of(
                        regime(MarketRegime.CALM, card.calm(), card.alone().of(false)),
                        regime(MarketRegime.WILD, card.wild(), card.alone().of(true))),
                card.without().map(part -> without(part, card.modelCost())).orElse(null));
    }

    private static CalibrationBin bin(Reliability.Bin bin) {
        return new CalibrationBin(bin.from(), bin.stated(), bin.observed(), bin.count());
    }

    private static HorizonRow horizon(Scorecard.Horizon horizon) {
        var correlation = horizon.correlation();
        return new HorizonRow(
                horizon.span(), correlation.count(), orNull(correlation.coefficient()), orNull(correlation.errors()));
    }

    private static RegimeRow regime(MarketRegime regime, Outcomes outcomes, Takings takings) {
        boolean any = outcomes.count() > 0;
        return new RegimeRow(
                regime,
                outcomes.count(),
                hitRate(outcomes),
                any ? outcomes.brier() : null,
                any ? outcomes.reliability().error() : null,
                any ? MILLINATS * outcomes.score() : null,
                any ? orNull(outcomes.informationCoefficient()) : null,
                takings.turnover(),
                takings.grossBp(),
                takings.costBp(),
                takings.netBp());
    }

    private static LeaveOneOut without(PaperConsensus.Part part, Money modelCost) {
        return new LeaveOneOut(
                METHOD,
                part.decisions(),
                part.differed(),
                part.with().netBp(),
                part.without().netBp(),
                part.contribution(),
                part.contribution().minus(modelCost));
    }

    private static @Nullable Double hitRate(Outcomes outcomes) {
        return outcomes.count() == 0 ? null : outcomes.hitRate();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
