package io.sapphire.simulator.rest;

import java.util.List;

/** A group of routes about one subject. */
public sealed interface Endpoints
        permits MarketEndpoints,
                TickerEndpoints,
                HistoryEndpoints,
                OrderEndpoints,
                OrderQueries,
                AccountEndpoints,
                SettingEndpoints,
                ConnectionEndpoints {

    List<Route> routes();
}
