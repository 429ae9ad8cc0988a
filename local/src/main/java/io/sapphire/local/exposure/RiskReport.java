package io.sapphire.local.exposure;

import java.util.List;
import java.util.Optional;

/**
 * What a portfolio may lose. Money in quote-asset units, shares as fractions.
 *
 * @param at venue time, in ISO 8601
 * @param grossNotional of all positions without their signs
 * @param leverage gross over equity
 * @param highestLeverage of the whole run, as {@code highestGross} and {@code deepestDrawdown}
 * @param intervalSeconds of one observation; risks are those of one such span
 * @param observations how many the numbers rest on
 * @param portfolio value at risk by level; empty with too few observations
 * @param usualDay standard deviation of a day's outcome, with the correlation seen
 * @param usualDayUnhedged the same if longs move as one, shorts too, and neither offsets the other
 */
record RiskReport(
        String run,
        String at,
        double equity,
        double grossNotional,
        double netNotional,
        double leverage,
        double highestGross,
        double highestLeverage,
        double deepestDrawdown,
        List<Holding> holdings,
        long intervalSeconds,
        int observations,
        List<ValueAtRisk> portfolio,
        List<BackTest> backTests,
        double usualDay,
        double usualDayUnhedged,
        List<Stressed> scenarios,
        List<String> markets,
        double[][] correlation,
        List<FundingAtRisk> funding) {

    /**
     * One market.
     *
     * @param share of its worth in equity
     * @param usualDay standard deviation of a day's return
     * @param liquidation price; nothing if no price takes it away, or nothing is held
     * @param distance from the mark to it, as a share of the mark
     * @param riskShare what it adds to the usual day
     */
    record Holding(
            String symbol,
            double quantity,
            double mark,
            double worth,
            double share,
            Optional<Double> entry,
            double usualDay,
            Optional<Double> liquidation,
            Optional<Double> distance,
            double riskShare) {}

    /**
     * What a scenario would do.
     *
     * @param move of every market; nothing if each moves by its own usual day
     * @param equityAfter what would be left; a liquidation on the way may leave less
     * @param liquidated markets whose liquidation price lies on the way
     */
    record Stressed(
            String name,
            Optional<Double> move,
            double outcome,
            double ofEquity,
            double equityAfter,
            List<String> liquidated,
            String source) {}

    /**
     * What holding on costs.
     *
     * @param rate of the running interval
     * @param next received at the next settlement at this rate; negative is paid
     * @param worstRate against what is held, of those settled in this run and the running one
     * @param worst received at a settlement at that rate
     * @param settled how many settlements were seen
     */
    record FundingAtRisk(
            String symbol, double rate, double next, double worstRate, double worst, int settled, String settles) {}
}
