package io.sapphire.bench.bars;

import io.sapphire.agents.strategy.Rule;
import io.sapphire.bench.Workload;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.screen.BarFile;
import io.sapphire.local.screen.Closes;
import io.sapphire.local.screen.Pass;
import java.nio.file.Path;
import java.util.Optional;

/** One setting of a screen, as the command runs it: positions, fees, returns and trades. */
final class OurScreen implements Workload {
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final double TAKER_FEE = 0.0004;

    private final Closes closes;
    private final Pass pass;

    private OurScreen(Closes closes) {
        this.closes = closes;
        pass = new Pass(closes, TAKER_FEE);
    }

    static OurScreen of(Path file) {
        var named = new MarketOption(file.toAbsolutePath().toString(), "");
        return new OurScreen(BarFile.open(named, Optional.empty()).closes());
    }

    @Override
    public long run() {
        pass.run(new PlainAverages());
        var made = pass.trades();
        var trades = new TradeList();
        for (int i = 0; i < made.size(); i++) {
            int bar = made.bar(i);
            trades.add(closes.time(bar).toEpochMilli() / MILLIS_PER_MINUTE, made.to(i) > made.from(i), closes.e8(bar));
        }
        return trades.hash();
    }

    /** {@link Crossing} as a rule. Sums of so many prices in 1e-8 units are whole numbers below 2^53, and so exact. */
    private static final class PlainAverages implements Rule {
        private final double[] last = new double[Crossing.MANY];
        private double few;
        private double many;
        private int seen;
        private int place;
        private int fewPlace = Crossing.MANY - Crossing.FEW;
        private double position;

        @Override
        public String name() {
            return "two averages that cross";
        }

        @Override
        public double position(double close, double funding) {
            many += close - last[place];
            few += close - last[fewPlace];
            last[place] = close;
            place = place + 1 == Crossing.MANY ? 0 : place + 1;
            fewPlace = fewPlace + 1 == Crossing.MANY ? 0 : fewPlace + 1;
            seen++;
            double above = Crossing.MANY * few - Crossing.FEW * many;
            if (seen >= Crossing.MANY && above != 0) {
                position = above > 0 ? 1 : 0;
            }
            return position;
        }
    }
}
