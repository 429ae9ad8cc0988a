package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows about what the venue showed. */
final class MarketRows {
    private final Sheet sheet;

    MarketRows(Sheet sheet) {
        this.sheet = sheet;
    }

    void apply(MarketFrame frame) {
        var prices = frame.trades().stream().map(trade -> trade.price().e8()).toList();
        sheet.row("market_frames", Optional.of(frame.end()))
                .text("symbol", frame.symbol())
                .integer("frame", frame.number())
                .decimal("mark_price", frame.mark().e8())
                .decimal("last_price", frame.last().map(Price::e8))
                .decimal("high_price", prices.stream().max(Long::compare))
                .decimal("low_price", prices.stream().min(Long::compare))
                .integer("trades", frame.trades().size())
                .decimal("volume", volume(frame.trades(), _ -> true))
                .decimal("buy_volume", volume(frame.trades(), trade -> trade.aggressor() == Side.BUY))
                .decimal("funding_rate_bp", Ratio.bp(frame.fundingRate()))
                .time("next_funding_time", frame.nextFunding())
                .bool("book_valid", frame.bookValid());
        liquidity(frame);
    }

    private void liquidity(MarketFrame frame) {
        var bids = frame.book().bids();
        var asks = frame.book().asks();
        var bid = best(bids);
        var ask = best(asks);
        sheet.row("liquidity", Optional.of(frame.end()))
                .text("symbol", frame.symbol())
                .integer("frame", frame.number())
                .decimal("best_bid", bid.map(level -> level.price().e8()))
                .decimal("best_ask", ask.map(level -> level.price().e8()))
                .decimal(
                        "spread_bp",
                        frame.book()
                                .mid()
                                .map(mid -> Ratio.bp(
                                        Math.subtractExact(
                                                ask.orElseThrow().price().e8(),
                                                bid.orElseThrow().price().e8()),
                                        mid.e8())))
                .decimal("best_bid_quantity", bid.map(level -> level.quantity().e8()))
                .decimal("best_ask_quantity", ask.map(level -> level.quantity().e8()))
                .decimal("bid_quantity", quantity(bids))
                .decimal("ask_quantity", quantity(asks))
                .integer("bid_levels", bids.size())
                .integer("ask_levels", asks.size())
                .bool("book_valid", frame.bookValid());
    }

    private static Optional<BookLevel> best(List<BookLevel> levels) {
        return levels.stream().findFirst();
    }

    private static BigInteger quantity(List<BookLevel> levels) {
        return sum(levels.stream().map(BookLevel::quantity));
    }

    private static BigInteger volume(List<Trade> trades, Predicate<Trade> which) {
        return sum(trades.stream().filter(which).map(Trade::quantity));
    }

    /** Of a token worth next to nothing, all together need not fit into 64 bits. */
    private static BigInteger sum(Stream<Quantity> quantities) {
        return quantities.map(quantity -> BigInteger.valueOf(quantity.e8())).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
