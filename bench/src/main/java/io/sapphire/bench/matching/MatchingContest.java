package io.sapphire.bench.matching;

import io.sapphire.bench.Contest;

/** The same orders; both sides must make the same trades in the same order and end with the same book. */
public final class MatchingContest {
    private static final int COMMANDS = 1_000_000;
    private static final long SEED = 9_3_6_82;
    private static final double BAR = 1;

    private MatchingContest() {}

    public static Contest create() {
        var commands = Commands.of(COMMANDS, SEED);
        return new Contest(
                "price-time matching",
                "exchange-core 0.5.3, its book alone",
                COMMANDS,
                BAR,
                new OurMatching(commands),
                new ExchangeCoreMatching(commands));
    }
}
