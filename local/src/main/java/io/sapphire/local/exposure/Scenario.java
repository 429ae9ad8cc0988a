package io.sapphire.local.exposure;

import java.util.List;

/**
 * A move that has happened.
 *
 * @param move of bitcoin, as a fraction: every market is taken to move alike
 * @param source where it is to be looked up
 */
record Scenario(String name, double move, String source) {
    private static final String COINBASE = "Coinbase BTC/USD, closes of 4 h bars (ta4j-examples), ";

    /** Close to close; 24 h unless said otherwise. Times are UTC. */
    static final List<Scenario> ALL = List.of(
            new Scenario("Black Thursday 2020, within 24 h", -0.3881, COINBASE + "to 2020-03-13 00:00"),
            new Scenario("Black Thursday 2020, within 4 h", -0.1955, COINBASE + "to 2020-03-13 00:00"),
            new Scenario("February 2018", -0.2590, COINBASE + "to 2018-02-06 08:00"),
            new Scenario("FTX, November 2022", -0.1433, COINBASE + "to 2022-11-10 00:00"),
            new Scenario("October 2025", -0.0866, COINBASE + "to 2025-10-11 08:00"),
            new Scenario("December 2017, upwards", 0.3377, COINBASE + "to 2017-12-07 16:00"),
            new Scenario("October 2019, upwards", 0.2876, COINBASE + "to 2019-10-26 04:00"));
}
