package io.sapphire.exchange.aster.limit;

/** What a request is for. Whoever matters less stops earlier, so that something is always left for cancels. */
public enum Lane {
    /** Cancels, orders that only make a position smaller, and questions about what is open. */
    SAFETY(100),
    /** New orders and questions about the account. */
    ACCOUNT(78),
    /** Market data. */
    MARKET(67);

    /** Percent of our budget: of 90 % of the venue's limit they are 90 %, 70 % and 60 %. */
    private final int share;

    Lane(int share) {
        this.share = share;
    }

    long of(long budget) {
        return budget * share / 100;
    }
}
