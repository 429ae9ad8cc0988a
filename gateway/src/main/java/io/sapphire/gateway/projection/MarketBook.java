package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Json;
import io.sapphire.gateway.view.Markets.BookRow;
import io.sapphire.gateway.view.Markets.InstrumentRow;
import io.sapphire.gateway.view.Markets.MarketInfo;
import io.sapphire.gateway.view.Markets.OwnLevel;
import io.sapphire.gateway.view.Markets.QuoteRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One market as its frames showed it. For one thread at a time. */
final class MarketBook {
    private static final int BP_DIGITS = 3;
    private static final int IMBALANCE_DIGITS = 4;

    private final Listing listing;
    private final MicroSeries micro;
    private final CandleSeries candles;
    private final Pace pace = new Pace();
    private Optional<Shown> last = Optional.empty();
    private Optional<Price> lastTrade = Optional.empty();
    private Instant lastUsable = Instant.EPOCH;
    private long invalidBooks;

    /** A frame and where it stands in the log. */
    private record Shown(MarketFrame frame, long seq, Instant recorded) {}

    MarketBook(Listing listing, int candles) {
        this.listing = listing;
        this.candles = new CandleSeries(listing.symbol(), candles);
        this.micro = new MicroSeries(candles);
    }

    void observe(MarketFrame frame, Recorded recorded) {
        last = Optional.of(new Shown(frame, recorded.sequence(), recorded.recordTime()));
        lastTrade = frame.last().or(() -> lastTrade);
        frame.trades().forEach(trade -> candles.add(trade, recorded.sequence()));
        pace.frameAt(recorded.recordTime());
        if (frame.bookValid()) {
            lastUsable = frame.end();
        } else {
            invalidBooks++;
        }
    }

    Listing listing() {
        return listing;
    }

    MicroSeries micro() {
        return micro;
    }

    CandleSeries candles() {
        return candles;
    }

    long invalidBooks() {
        return invalidBooks;
    }

    /** Venue time since the last frame with a usable book. */
    Duration age(Instant now) {
        return Duration.between(lastUsable, now);
    }

    boolean seen() {
        return last.isPresent();
    }

    /** When the last frame was recorded, if it is the one of this number. */
    Optional<Instant> recordedAt(long frame) {
        return last.filter(shown -> shown.frame().number() == frame).map(Shown::recorded);
    }

    MarketInfo info() {
        return new MarketInfo(
                listing.symbol(),
                instrument(),
                listing.origin(),
                listing.simulated(),
                listing.sidesDerived(),
                listing.bookDerived(),
                listing.shift(),
                listing.frameInterval());
    }

    private InstrumentRow instrument() {
        var instrument = listing.instrument();
        var name = instrument.symbol().value();
        return new InstrumentRow(
                instrument.symbol(),
                name.endsWith(Json.CURRENCY) ? name.substring(0, name.length() - Json.CURRENCY.length()) : name,
                Json.CURRENCY,
                instrument.tick(),
                instrument.step(),
                instrument.minNotional(),
                Figures.ofE8(instrument.makerFee().e8()),
                Figures.ofE8(instrument.takerFee().e8()));
    }

    /** @param now by the wall clock */
    Optional<QuoteRow> quote(Instant now) {
        return last.map(shown -> quote(shown.frame(), shown.seq(), shown.recorded(), now));
    }

    private QuoteRow quote(MarketFrame frame, long seq, Instant recorded, Instant now) {
        var bid = frame.book().touch(Side.SELL);
        var ask = frame.book().touch(Side.BUY);
        return new QuoteRow(
                listing.symbol(),
                seq,
                bid.orElse(null),
                ask.orElse(null),
                lastTrade.orElse(null),
                frame.mark(),
                null,
                spreadBp(frame.book()),
                Figures.ofE8(frame.fundingRate().e8()),
                frame.nextFunding(),
                frame.end(),
                recorded,
                Duration.between(recorded, now),
                pace.staleAfter());
    }

    /** What a position of this signed worth would receive at the next settlement. */
    Optional<Money> fundingOf(Money worth) {
        return last.map(shown -> worth.times(shown.frame().fundingRate()).negate());
    }

    /** Base-asset units, in 1e-8 units, that the last frame showed to an order of this side. */
    long shownE8(Side aggressor) {
        return last.map(shown -> shown.frame().book())
                .map(book -> aggressor == Side.BUY ? book.asks() : book.bids())
                .map(levels -> levels.stream()
                        .mapToLong(level -> level.quantity().e8())
                        .reduce(0, Math::addExact))
                .orElse(0L);
    }

    private static @Nullable Double spreadBp(OrderBook book) {
        return book.mid()
                .map(mid -> {
                    long spread = book.asks().getFirst().price().e8()
                            - book.bids().getFirst().price().e8();
                    return Figures.rounded(1e4 * spread / mid.e8(), BP_DIGITS);
                })
                .orElse(null);
    }

    /** @param now by the wall clock */
    Optional<BookRow> book(List<OwnLevel> ours, Instant now) {
        return last.map(shown -> new BookRow(
                listing.symbol(),
                shown.seq(),
                levels(shown.frame().book().bids()),
                levels(shown.frame().book().asks()),
                ours,
                micro(shown.frame().book()),
                imbalance(shown.frame().book()),
                shown.frame().number(),
                shown.frame().bookValid(),
                shown.frame().bookValid() ? null : "the book is being rebuilt after a gap",
                shown.frame().end(),
                Duration.between(shown.recorded(), now)));
    }

    private static List<List<Decimal>> levels(List<BookLevel> levels) {
        return levels.stream()
                .map(level -> List.of(
                        new Decimal(level.price().e8()),
                        new Decimal(level.quantity().e8())))
                .toList();
    }

    /** The touch weighted by the other side's size: where the next trade is expected. */
    private static @Nullable Price micro(OrderBook book) {
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            return null;
        }
        var bid = book.bids().getFirst();
        var ask = book.asks().getFirst();
        long spread = ask.price().e8() - bid.price().e8();
        long sizes = Math.addExact(bid.quantity().e8(), ask.quantity().e8());
        return new Price(bid.price().e8() + Fixed.share(spread, bid.quantity().e8(), sizes));
    }

    /** From -1, all of the shown size asks, to 1, all of it bids. */
    private static @Nullable Double imbalance(OrderBook book) {
        double bids = size(book.bids());
        double asks = size(book.asks());
        return bids + asks > 0 ? Figures.rounded((bids - asks) / (bids + asks), IMBALANCE_DIGITS) : null;
    }

    private static double size(List<BookLevel> levels) {
        return levels.stream().mapToDouble(level -> level.quantity().e8()).sum();
    }
}
