package io.sapphire.domain.order;

/** Why our own risk gate refuses an order. Numbers are stable: logs, clients and documents refer to them. */
public enum DenialCode {
    ORDER_NOTIONAL(1001, "The order is worth more than one order may be."),
    POSITION_NOTIONAL(1002, "The market's position would be worth more than it may be."),
    LEVERAGE(1003, "All positions together would be too large a multiple of equity."),
    ORDER_RATE(1004, "Too many orders left within the last minute of venue time."),
    DAILY_LOSS(1005, "Equity fell too far since the UTC day of venue time began."),
    STALE_MARKET(1006, "The market's last usable frame is too old."),
    PRECISION(1007, "A price or a quantity is not a multiple of the market's tick or step."),
    MIN_NOTIONAL(1008, "The order is worth less than the market takes."),
    REDUCE_ONLY(1009, "An order that must only reduce would not."),
    PRICE_DEVIATION(1010, "The order's price is too far from the mark."),
    GROSS_NOTIONAL(1011, "All positions together, without their signs, would be worth more than they may be."),
    NET_NOTIONAL(1012, "Longs less shorts would be worth more than they may be."),
    DRAWDOWN(1013, "Equity fell too far below its highest."),
    LOSS_STREAK(1014, "Too many trades in a row lost money within the UTC day of venue time."),
    COOLDOWN(1015, "The market's last trade lost money a short while ago."),
    FAT_FINGER(1016, "The order is worth many times what our last entries in the market were."),
    BOOK_SHARE(1017, "The order is too large for what the other side of the book shows."),
    CONCENTRATION(1018, "One market's position would be too large a multiple of equity."),
    CORRELATED_EXPOSURE(1019, "If every market moved against us at once, a usual day would cost too much of equity."),
    LIQUIDATION_DISTANCE(1020, "The liquidation price would be too near the mark."),
    MARGIN(1021, "Too much of equity would be bound as margin."),
    MESSAGE_RATE(1022, "Too many orders and cancels left within the last minute of venue time."),
    IN_FLIGHT(1023, "Too many orders wait for the venue's first answer."),
    DUPLICATE(1024, "The same order is open already."),
    MODEL_BUDGET(1025, "Agents spent more on language models within the UTC day of venue time than they may."),
    NOT_COMPUTABLE(1026, "A number of the check does not fit: nobody can say that the order is safe."),
    PRICE_BOUNDS(1027, "The order's price is outside what the market takes."),
    QUANTITY_BOUNDS(
            1028, "The order, or the position one order must be able to close, is outside what the market takes."),
    VENUE_NOTIONAL(1029, "The market's position would be worth more than the venue allows at the leverage set there."),
    HALTED(1101, "Trading is halted."),
    REDUCING(1102, "Only what makes positions smaller may leave."),
    NOT_RECONCILED(1103, "Our position was not compared with the venue's, or differs from it."),
    OUTCOME_UNKNOWN(1104, "Nobody can say yet what became of an order."),
    WARM_UP(1105, "The run is warming up: agents observe, nothing is traded."),
    THROTTLED(1106, "Entries were repeated too often in the market: they stay off until an operator re-arms them."),
    NOT_REPLICATED(
            1151,
            "The log's replica does not acknowledge what is decided: only what makes positions smaller may leave.");

    private final int number;
    private final String meaning;

    DenialCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** One sentence, for people. */
    public String meaning() {
        return meaning;
    }
}
