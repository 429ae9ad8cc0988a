package io.sapphire.bench.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import info.bitrich.xchangestream.binance.dto.BinanceWebsocketTransaction;
import info.bitrich.xchangestream.binance.dto.DepthBinanceWebSocketTransaction;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import io.sapphire.bench.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.OrderBookUpdate;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;

/**
 * XChange's own reader, message types and book, called as its streaming service for futures calls them: text to tree,
 * tree to message, one update for each level, each update into the book.
 */
final class XchangeBook implements Workload {
    private static final Instrument BITCOIN = CurrencyPair.BTC_USDT;

    private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
    private final JavaType type = mapper.getTypeFactory()
            .constructType(new TypeReference<BinanceWebsocketTransaction<DepthBinanceWebSocketTransaction>>() {});
    private final Frames frames;

    XchangeBook(Frames frames) {
        this.frames = frames;
    }

    @Override
    public long run() {
        try {
            return fingerprint(replay());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OrderBook replay() throws IOException {
        var snapshot = snapshot();
        var book = BinanceMarketDataService.convertOrderBook(snapshot, BITCOIN);
        long last = snapshot.lastUpdateId;
        for (var frame : frames.changes()) {
            var change = read(frame);
            if (change.getLastUpdateId() >= last) {
                last = change.getLastUpdateId();
                apply(book, change);
            }
        }
        return book;
    }

    private BinanceOrderbook snapshot() throws JsonProcessingException {
        return mapper.readValue(frames.snapshot(), BinanceOrderbook.class);
    }

    private DepthBinanceWebSocketTransaction read(String frame) throws IOException {
        BinanceWebsocketTransaction<DepthBinanceWebSocketTransaction> message =
                mapper.readValue(mapper.treeAsTokens(mapper.readTree(frame)), type);
        return message.getData();
    }

    private static void apply(OrderBook book, DepthBinanceWebSocketTransaction change) {
        var date = change.getEventTime();
        change.getOrderBook().bids.entrySet().stream()
                .map(level -> update(OrderType.BID, level, date))
                .forEach(book::update);
        change.getOrderBook().asks.entrySet().stream()
                .map(level -> update(OrderType.ASK, level, date))
                .forEach(book::update);
    }

    private static OrderBookUpdate update(OrderType side, Map.Entry<BigDecimal, BigDecimal> level, Date date) {
        return new OrderBookUpdate(side, level.getValue(), BITCOIN, level.getKey(), date, level.getValue());
    }

    private static long fingerprint(OrderBook book) {
        return 31 * fingerprint(book.getBids()) + fingerprint(book.getAsks());
    }

    private static long fingerprint(List<LimitOrder> levels) {
        long fingerprint = levels.size();
        for (var level : levels) {
            fingerprint = 31 * (31 * fingerprint + e8(level.getLimitPrice())) + e8(level.getOriginalAmount());
        }
        return fingerprint;
    }

    private static long e8(BigDecimal value) {
        return value.movePointRight(8).longValueExact();
    }
}
