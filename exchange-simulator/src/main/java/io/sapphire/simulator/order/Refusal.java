package io.sapphire.simulator.order;

/** Why the venue does not do what it was asked; code and words as on the wire. */
public record Refusal(int code, String message) {
    public static final Refusal NO_PRICE = new Refusal(-2020, "Unable to fill.");
    public static final Refusal UNKNOWN_SYMBOL = new Refusal(-1121, "Invalid symbol.");
    public static final Refusal CANCEL_REJECTED = new Refusal(-2011, "Unknown order sent.");
    public static final Refusal NO_SUCH_ORDER = new Refusal(-2013, "Order does not exist.");
    public static final Refusal MARGIN = new Refusal(-2019, "Margin is insufficient.");
    public static final Refusal WOULD_TRIGGER = new Refusal(-2021, "Order would immediately trigger.");
    public static final Refusal REDUCE_ONLY = new Refusal(-2022, "ReduceOnly Order is rejected.");
    public static final Refusal TOO_LARGE = new Refusal(-4005, "Quantity greater than max quantity.");
    public static final Refusal TICK = new Refusal(-4014, "Price not increased by tick size.");
    public static final Refusal STEP = new Refusal(-4023, "Qty not increased by step size.");
    public static final Refusal LEVERAGE = new Refusal(-4028, "Leverage is not valid.");
    public static final Refusal DUPLICATE = new Refusal(-4116, "ClientOrderId is duplicated.");

    public static Refusal minNotional(String least) {
        return new Refusal(
                -4164, "Order's notional must be no smaller than " + least + " (unless you choose reduce only).");
    }
}
