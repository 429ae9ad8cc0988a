package io.sapphire.exchange.aster.stream;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.stream.FrameScanner.Unexpected;
import io.sapphire.exchange.marketdata.Levels;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads changes of a book as they go by: they are the longest and by far the most frequent messages, and a tree of each
 * would cost more than everything that is done with it. Used by one thread.
 */
final class DepthReader {
    private final Function<String, Symbol> symbols;
    private final FrameScanner scanner = new FrameScanner();
    private final Levels.Collector bids = new Levels.Collector();
    private final Levels.Collector asks = new Levels.Collector();
    private boolean isChange;
    private String symbol = "";
    private long firstId;
    private long lastId;
    private long previousId;
    private long sent;
    private long happened;
    private long sequence;

    DepthReader(Function<String, Symbol> symbols) {
        this.symbols = symbols;
    }

    /** Nothing if it is another message, or one that needs a parser of all of JSON. */
    Optional<MarketMessage> read(byte[] bytes) {
        forget();
        scanner.begin(bytes);
        try {
            return readObject() && isChange
                    ? Optional.of(new MarketMessage(Optional.of(change()), sequence))
                    : Optional.empty();
        } catch (Unexpected _) {
            return Optional.empty();
        }
    }

    private void forget() {
        bids.clear();
        asks.clear();
        isChange = false;
        symbol = "";
        firstId = 0;
        lastId = 0;
        previousId = 0;
        sent = 0;
        happened = 0;
        sequence = 0;
    }

    private MarketEvent change() {
        var time = Instant.ofEpochMilli(happened > 0 ? happened : sent);
        return new MarketEvent.BookChanged(
                symbols.apply(symbol), firstId, lastId, previousId, bids.levels(), asks.levels(), time);
    }

    /** @return false as soon as it is seen to be another message */
    private boolean readObject() throws Unexpected {
        scanner.expect('{');
        do {
            var name = scanner.text();
            scanner.expect(':');
            if (!readField(name)) {
                return false;
            }
        } while (scanner.skip(','));
        scanner.expect('}');
        return true;
    }

    private boolean readField(String name) throws Unexpected {
        switch (name) {
            case "data" -> {
                return readObject();
            }
            case "e" -> {
                isChange = scanner.text().equals("depthUpdate");
                return isChange;
            }
            case "s" -> symbol = scanner.text();
            case "U" -> firstId = scanner.number();
            case "u" -> lastId = scanner.number();
            case "pu" -> previousId = scanner.number();
            case "E" -> sent = scanner.number();
            case "T" -> happened = scanner.number();
            case "b" -> readLevels(bids);
            case "a" -> readLevels(asks);
            case MarketMessages.SEQUENCE -> sequence = scanner.number();
            default -> scanner.skipValue();
        }
        return true;
    }

    private void readLevels(Levels.Collector levels) throws Unexpected {
        scanner.expect('[');
        while (scanner.skip('[')) {
            long price = scanner.e8();
            scanner.expect(',');
            levels.add(price, scanner.e8());
            scanner.expect(']');
            if (!scanner.skip(',')) {
                break;
            }
        }
        scanner.expect(']');
    }
}
