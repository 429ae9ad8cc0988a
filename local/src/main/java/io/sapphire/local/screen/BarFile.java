package io.sapphire.local.screen;

import io.sapphire.domain.market.Rate;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.feed.bars.RecordedBars;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A recording of bars, read as a backtest reads it.
 *
 * @param origin for people
 * @param fingerprint changes when the content changes
 * @param takerFee that a backtest of it pays, as a fraction of the notional
 */
public record BarFile(String symbol, String origin, String fingerprint, Rate takerFee, Closes closes) {

    /**
     * Reads it.
     *
     * @param instrument rules that replace the recording's
     * @throws Refusal if it holds anything but bars
     * @throws RuntimeException with a sentence, if it cannot be read
     */
    public static BarFile open(MarketOption named, Optional<Path> instrument) {
        if (!named.isFile() || !RecordedBars.isLike(Path.of(named.file()))) {
            throw noBars(named);
        }
        var market = Markets.open(List.of(new MarketFile(
                        named.file(),
                        named.symbol(),
                        instrument.map(Path::toString).orElse(""))))
                .all()
                .getFirst();
        if (!(market.recording() instanceof RecordedBars bars)) {
            throw noBars(named);
        }
        return new BarFile(
                market.symbol().value(),
                bars.origin(),
                bars.fingerprint(),
                bars.instrument().takerFee(),
                Closes.of(bars.frameInterval(), bars.starts(), bars.closes()));
    }

    private static Refusal noBars(MarketOption named) {
        return Refusal.misuse(
                "--data: %s is no file of bars, and a screen reads nothing else; backtest trades other recordings."
                        .formatted(named.file()));
    }
}
