package io.sapphire.domain.order;

/** Why our own risk gate refuses an order. Numbers are stable: logs, clients and documents refer to them. */
public enum DenialCode {
    ORDER_NOTIONAL(1001),
    POSITION_NOTIONAL(1002),
    LEVERAGE(1003),
    ORDER_RATE(1004),
    DAILY_LOSS(1005),
    STALE_MARKET(1006),
    PRECISION(1007),
    MIN_NOTIONAL(1008),
    REDUCE_ONLY(1009),
    HALTED(1101),
    REDUCING(1102),
    NOT_RECONCILED(1103),
    OUTCOME_UNKNOWN(1104),
    WARM_UP(1105);

    private final int number;

    DenialCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
