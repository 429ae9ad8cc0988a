package io.sapphire.simulator.engine;

import io.sapphire.simulator.latency.LatencyModel;
import io.sapphire.simulator.matching.QueueModel;

/** What is not recorded of a market and must be assumed, where one may choose. */
public record FillModels(LatencyModel latency, QueueModel queue) {
    public static final FillModels USUAL = new FillModels(LatencyModel.LOGNORMAL, QueueModel.RISK_AVERSE);
}
