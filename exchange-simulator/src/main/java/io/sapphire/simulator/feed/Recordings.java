package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.feed.derived.BundledTrades;
import io.sapphire.simulator.feed.raw.RawFrames;
import io.sapphire.simulator.feed.synthetic.SyntheticMarket;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.RecordingException;
import java.nio.file.Path;
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
        return SyntheticMarket.isNamed(named.file())
                ? SyntheticMarket.named(named.file(), rules)
                : RawFrames.scan(Path.of(named.file()), rules);
    }

    private static Instrument rules(MarketFile named, Instrument recorded) {
        var renamed = named.symbol().isEmpty() ? recorded : renamed(recorded, named);
        return named.instrument().isEmpty()
                ? renamed
                : InstrumentFile.read(Path.of(named.instrument())).over(renamed);
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
