package io.sapphire.simulator.rest;

import java.util.List;

/** A group of routes about one subject. */
public sealed interface Endpoints permits MarketEndpoints, OrderEndpoints, AccountEndpoints, ConnectionEndpoints {

    List<Route> routes();
}
