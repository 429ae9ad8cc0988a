package io.sapphire.local.report;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a backtest. Money is in quote-asset units, as decimals; times are of the venue, in ISO 8601.
 *
 * @param badges what to know before believing any of it
 * @param buyAndHold what the first market did in the same time, as a fraction; nothing if it was not seen twice
 * @param curve equity over time, thinned to its lows and highs
 * @param trials every configuration that was tried; the report tells of the best of them, which was chosen afterwards
 * @param walkForward what choosing by the past alone was worth; nothing if it was not asked for
 * @param models how fills, fees, funding and delays came about, in sentences
 */
public record BacktestReport(
        String profile,
        List<String> agents,
        long seed,
        List<Source> sources,
        List<String> badges,
        String from,
        String to,
        long frames,
        long decisions,
        long orders,
        long fills,
        long denials,
        String startEquity,
        String equity,
        Costs costs,
        ReturnStatistics returns,
        TradeStatistics trades,
        Optional<Double> buyAndHold,
        List<Mark> curve,
        List<AgentShare> attribution,
        List<Trial> trials,
        Optional<Walk> walkForward,
        List<String> models,
        String stateHash) {

    public BacktestReport {
        agents = List.copyOf(agents);
        sources = List.copyOf(sources);
        badges = List.copyOf(badges);
        curve = List.copyOf(curve);
        attribution = List.copyOf(attribution);
        trials = List.copyOf(trials);
        models = List.copyOf(models);
    }

    /** Equity at one moment. */
    public record Mark(String time, String equity) {}

    /**
     * One configuration that was tried.
     *
     * @param settings what was varied, as {@code key=value}
     * @param sharpe per observation
     */
    public record Trial(List<String> settings, String equity, double sharpe, double maxDrawdown) {

        public Trial {
            settings = List.copyOf(settings);
        }
    }

    public String toJson() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}
