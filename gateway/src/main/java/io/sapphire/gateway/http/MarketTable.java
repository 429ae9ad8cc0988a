package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import io.sapphire.gateway.view.Flows.Flow;
import io.sapphire.gateway.view.Flows.Funding;
import io.sapphire.gateway.view.Flows.Micro;
import io.sapphire.gateway.view.Markets.Candles;
import io.sapphire.gateway.view.Markets.Market;
import io.sapphire.gateway.view.Markets.Marks;

/** What can be asked about a market. */
final class MarketTable {
    private static final Parameter MARKET = Parameter.path("symbol", "For example BTCUSDT.");
    private static final Parameter INTERVAL = Parameter.query("interval", "string", "1m (if absent), 5m, 15m, 1h, 4h.");
    private static final Parameter CANDLES =
            Parameter.query("limit", "integer", "The newest so many, 1 to 5000; 1000 if absent.");
    private final Reads reads;
    private final MarketReads flows = new MarketReads();

    MarketTable(LiveView view) {
        this.reads = new Reads(view);
    }

    void markets(Endpoints to) {
        to.read("/market/{symbol}", "A market now", Endpoints.type(Market.class), reads::market, MARKET);
        to.history(
                "/market/{symbol}/candles",
                "Candles, oldest first",
                Endpoints.type(Candles.class),
                reads::candles,
                MARKET,
                INTERVAL,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        to.history(
                "/market/{symbol}/marks",
                "What we did in a market, oldest first",
                Endpoints.type(Marks.class),
                reads::marks,
                MARKET,
                Parameter.FROM,
                Parameter.TO);
        to.history(
                "/market/{symbol}/flow",
                "What was bought and sold, oldest first",
                Endpoints.type(Flow.class),
                flows::flow,
                MARKET,
                INTERVAL,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        to.history(
                "/market/{symbol}/micro",
                "Flow toxicity (VPIN) and pressure as agents measured them, oldest first",
                Endpoints.type(Micro.class),
                flows::micro,
                MARKET,
                Parameter.FROM,
                Parameter.TO,
                CANDLES);
        to.read(
                "/market/{symbol}/funding",
                "What holding a market costs, and every settlement",
                Endpoints.type(Funding.class),
                flows::funding,
                MARKET,
                Parameter.LIMIT);
    }
}
