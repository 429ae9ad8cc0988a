package io.sapphire.local.report;

/**
 * What trading cost, in quote-asset units, as decimals.
 *
 * @param grossPnl before everything below
 * @param fees paid; negative is a rebate
 * @param funding received; negative is paid
 * @param netPnl what is left
 * @param slippage what fills cost more than the touch they were decided at; it is part of the gross result already
 */
public record Costs(String grossPnl, String fees, String funding, String netPnl, String slippage) {}
