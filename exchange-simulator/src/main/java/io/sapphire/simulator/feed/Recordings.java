package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.feed.bars.BarRules;
import io.sapphire.simulator.feed.bars.RecordedBars;
import io.sapphire.simulator.feed.derived.BundledTrades;
import io.sapphire.simulator.feed.derived.RecordedTrades;
import io.sapphire.simulator.feed.raw.RawFrames;
import io.sapphire.simulator.feed.synthetic.SyntheticMarket;
import io.sapphire.simulator.market.Packed;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens recordings by the name a person gave them. */
final class Recordings {

    private Recordings() {}

    static Recording open(MarketFile named, LiveSource live) {
        UnaryOperator<Instrument> rules = instrument -> rules(named, instrument);
        if (named.isBundled()) {
            return BundledTrades.load(rules);
        }
        if (named.isLive()) {
            return live.open(named.followed(), rules);
        }
        if (SyntheticMarket.isNamed(named.file())) {
            return SyntheticMarket.named(named.file(), rules);
        }
        var file = Path.of(named.file());
        if (RecordedTrades.isLike(file)) {
            return RecordedTrades.read(file, named.symbol().isEmpty() ? Packed.symbol(file) : symbol(named), rules);
        }
        return RecordedBars.isLike(file) ? bars(file, named, rules) : RawFrames.scan(file, rules);
    }

    private static Recording bars(Path file, MarketFile named, UnaryOperator<Instrument> rules) {
        var symbol = named.symbol().isEmpty() ? Optional.<Symbol>empty() : Optional.of(symbol(named));
        var barRules = named.instrument().isEmpty()
                ? BarRules.USUAL
                : InstrumentFile.read(Path.of(named.instrument())).bars();
        return RecordedBars.read(file, symbol, barRules, rules);
    }

    /** The market's own if the instrument file has them. */
    static Brackets brackets(MarketFile named) {
        return named.instrument().isEmpty()
                ? Brackets.assumed()
                : InstrumentFile.read(Path.of(named.instrument())).brackets().orElseGet(Brackets::assumed);
    }

    private static Instrument rules(MarketFile named, Instrument recorded) {
        var renamed = named.symbol().isEmpty() ? recorded : renamed(recorded, named);
        var ruled = named.instrument().isEmpty()
                ? renamed
                : InstrumentFile.read(Path.of(named.instrument())).over(renamed);
        return named.fees().isEmpty() ? ruled : withFees(ruled, named.fees());
    }

    private static Instrument withFees(Instrument ruled, String fees) {
        var words = fees.split(",", -1);
        try {
            if (words.length != 2) {
                throw new IllegalArgumentException("two of them are needed");
            }
            return ruled.withFees(Rate.of(words[0].strip()), Rate.of(words[1].strip()));
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            throw new RecordingException(
                    "fees must be MAKER,TAKER such as 0.0002,0.0004, were '%s'".formatted(fees), malformed);
        }
    }

    private static Instrument renamed(Instrument recorded, MarketFile named) {
        return new Instrument(
                symbol(named),
                recorded.tick(),
                recorded.step(),
                recorded.minNotional(),
                recorded.makerFee(),
                recorded.takerFee());
    }

    private static Symbol symbol(MarketFile named) {
        try {
            return new Symbol(named.symbol());
        } catch (IllegalArgumentException malformed) {
            throw new RecordingException("market " + named.file() + ": " + malformed.getMessage(), malformed);
        }
    }
}
