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
    public static final Refusal TOO_MANY_ORDERS = new Refusal(-2025, "Reach max open order limit.");
    public static final Refusal POSITION_LIMIT =
            new Refusal(-2027, "Exceeded the maximum allowable position at current leverage.");
    public static final Refusal LEVERAGE_TOO_SMALL =
            new Refusal(-2028, "Leverage is smaller than permitted: insufficient margin balance.");
    public static final Refusal TOO_LARGE = new Refusal(-4005, "Quantity greater than max quantity.");
    public static final Refusal TICK = new Refusal(-4014, "Price not increased by tick size.");
    public static final Refusal STEP = new Refusal(-4023, "Qty not increased by step size.");
    public static final Refusal LEVERAGE = new Refusal(-4028, "Leverage is not valid.");
    public static final Refusal TOO_MANY_STOPS = new Refusal(-4045, "Reach max stop order limit.");
    public static final Refusal SAME_MARGIN_TYPE = new Refusal(-4046, "No need to change margin type.");
    public static final Refusal MARGIN_TYPE_WITH_ORDERS =
            new Refusal(-4047, "Margin type cannot be changed if there exists open orders.");
    public static final Refusal MARGIN_TYPE_WITH_POSITION =
            new Refusal(-4048, "Margin type cannot be changed if there exists position.");
    public static final Refusal CROSS_BALANCE = new Refusal(-4050, "Cross balance insufficient.");
    public static final Refusal ISOLATED_BALANCE = new Refusal(-4051, "Isolated balance insufficient.");
    public static final Refusal NO_POSITION_MARGIN = new Refusal(-4054, "Cannot add position margin: position is 0.");
    public static final Refusal SAME_POSITION_MODE = new Refusal(-4059, "No need to change position side.");
    public static final Refusal POSITION_SIDE =
            new Refusal(-4061, "Order's position side does not match user's setting.");
    public static final Refusal REDUCE_ONLY_IN_HEDGE = new Refusal(-4062, "Invalid or improper reduceOnly value.");
    public static final Refusal POSITION_MODE_WITH_ORDERS =
            new Refusal(-4067, "Position side cannot be changed if there exists open orders.");
    public static final Refusal POSITION_MODE_WITH_POSITION =
            new Refusal(-4068, "Position side cannot be changed if there exists position.");
    public static final Refusal DUPLICATE = new Refusal(-4116, "ClientOrderId is duplicated.");
    public static final Refusal TAKE_BOUND =
            new Refusal(-4131, "The counterparty's best price does not meet the PERCENT_PRICE filter limit.");
    public static final Refusal NOT_OPENING = new Refusal(-4140, "Invalid symbol status for opening position.");
    public static final Refusal CLOSED = new Refusal(-4141, "Symbol is closed.");
    public static final Refusal LEVERAGE_REDUCTION =
            new Refusal(-4161, "Leverage reduction is not supported in Isolated Margin Mode with open positions.");
    public static final Refusal NOT_ISOLATED =
            new Refusal(-4055, "Margin of a position can be changed only if it is isolated.");
    public static final Refusal ONLY_LIMIT = new Refusal(-1116, "Only limit orders can be modified.");
    public static final Refusal TOO_MANY_AMENDMENTS =
            new Refusal(-2010, "The order has been modified as often as it may.");

    public static Refusal minNotional(String least) {
        return new Refusal(
                -4164, "Order's notional must be no smaller than " + least + " (unless you choose reduce only).");
    }

    public static Refusal priceTooHigh(String most) {
        return new Refusal(-4016, "Limit price can't be higher than " + most + ".");
    }

    public static Refusal priceTooLow(String least) {
        return new Refusal(-4024, "Limit price can't be lower than " + least + ".");
    }
}
