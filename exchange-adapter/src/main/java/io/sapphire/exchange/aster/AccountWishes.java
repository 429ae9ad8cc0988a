package io.sapphire.exchange.aster;

import java.util.Optional;

/**
 * How the account is to be set up.
 *
 * @param hedge whether it has a long and a short position of each market
 * @param leverage of every market traded on; nothing leaves it as it is
 * @param margin of every market traded on; nothing leaves it as it is
 */
public record AccountWishes(boolean hedge, Optional<Integer> leverage, Optional<Margin> margin) {
    private static final int MOST_LEVERAGE = 125;

    /** What a position can lose. */
    public enum Margin {
        /** The whole wallet. */
        CROSSED,
        /** What was put aside for it. */
        ISOLATED
    }

    public AccountWishes {
        leverage.ifPresent(times -> {
            if (times < 1 || times > MOST_LEVERAGE) {
                throw new IllegalArgumentException("leverage must be between 1 and 125, was " + times);
            }
        });
    }

    /** One-way mode, everything else as it is. */
    public static AccountWishes oneWay() {
        return new AccountWishes(false, Optional.empty(), Optional.empty());
    }
}
