package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Trade;
import io.sapphire.exchange.grpc.MarketDataEndpoint;
import io.sapphire.exchange.marketdata.Candle;
import io.sapphire.exchange.marketdata.CandleInterval;
import io.sapphire.market.v1.ReadCandlesRequest;
import io.sapphire.market.v1.ReadMarkRequest;
import io.sapphire.market.v1.ReadOpenInterestRequest;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What the adapter has to do with market data. */
final class DataCards {
    private final List<Card> cards = new ArrayList<>();
    private String group = "";

    private DataCards() {}

    static List<Card> all() {
        var data = new DataCards();
        data.markets();
        data.frames();
        data.disturbed();
        data.past();
        return data.cards;
    }

    private void card(String title, Card.Test test) {
        cards.add(new Card("TC-D%02d".formatted(cards.size() + 1), group, title, test));
    }

    private void listing(String title, Consumer<Listing> test) {
        card(title, desk -> {
            var listings = desk.rig().await(desk.rig().venue().describe()).listings();
            assertThat(listings).singleElement().satisfies(test::accept);
        });
    }

    private void markets() {
        group = "markets";
        listing(
                "the market is listed by the venue's name",
                market -> assertThat(market.symbol()).isEqualTo(CardDesk.SYMBOL));
        listing("tick, step and least notional are the venue's", market -> {
            assertThat(market.instrument().tick().e8()).isPositive();
            assertThat(market.instrument().step().e8()).isPositive();
            assertThat(market.instrument().minNotional().e8()).isPositive();
        });
        listing(
                "fees are read, not assumed",
                market -> assertThat(market.instrument().takerFee())
                        .isGreaterThan(market.instrument().makerFee()));
        listing(
                "a simulated market says so",
                market -> assertThat(market.simulated()).isTrue());
    }

    private void frame(String title, Consumer<MarketFrame> test) {
        card(title, desk -> {
            desk.step();
            assertThat(desk.rig().frames()).isNotEmpty().allSatisfy(test::accept);
        });
    }

    private void frames() {
        group = "frames";
        card("frames of one market follow each other without a gap", desk -> {
            desk.step();
            var ends = desk.rig().frames();
            for (int row = 1; row < ends.size(); row++) {
                assertThat(ends.get(row).start()).isEqualTo(ends.get(row - 1).end());
            }
        });
        frame("trades lie in their frame, oldest first", frame -> {
            assertThat(frame.trades()).isSortedAccordingTo(Comparator.comparing(Trade::eventTime));
            assertThat(frame.trades())
                    .allMatch(trade -> !trade.eventTime().isBefore(frame.start())
                            && trade.eventTime().isBefore(frame.end()));
        });
        card("no trade is told twice", desk -> {
            desk.step();
            assertThat(desk.rig().frames().stream()
                            .flatMap(frame -> frame.trades().stream())
                            .map(Trade::id))
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        });
        frame("bids fall and asks rise", frame -> {
            assertThat(frame.book().bids().stream().map(BookLevel::price))
                    .isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(frame.book().asks().stream().map(BookLevel::price)).isSorted();
        });
        card("the book is valid and not crossed", desk -> {
            desk.step();
            var last = desk.rig().frames().getLast();
            assertThat(last.bookValid()).isTrue();
            assertThat(last.book().bids().getFirst().price())
                    .isLessThan(last.book().asks().getFirst().price());
        });
        card("a frame names mark price, funding rate and next settlement", desk -> {
            desk.step();
            var frame = desk.rig().frames().getLast();
            assertThat(frame.nextFunding()).isAfter(frame.start());
            assertThat(frame.mark()).isEqualTo(desk.rig().mark().orElseThrow());
        });
    }

    private void disturbed(String title, MessageEffect effect, String event) {
        card(title, desk -> {
            desk.marketFault(effect, event);
            desk.step();
            desk.step();
            var last = desk.rig().frames().getLast();
            assertThat(last.bookValid()).isTrue();
            assertThat(last.book().bids().getFirst().price())
                    .isLessThan(last.book().asks().getFirst().price());
            assertThat(desk.rig().frames().stream()
                            .flatMap(frame -> frame.trades().stream())
                            .map(Trade::id))
                    .doesNotHaveDuplicates();
        });
    }

    private void disturbed() {
        group = "disturbed streams";
        disturbed(
                "a gap in the depth stream is noticed and the book read again",
                new MessageEffect.Dropped(),
                "depthUpdate");
        disturbed("a depth message twice changes nothing", new MessageEffect.Doubled(), "depthUpdate");
        disturbed("depth messages in the wrong order", new MessageEffect.Overtaken(), "depthUpdate");
        disturbed("a trade told twice counts once", new MessageEffect.Doubled(), "aggTrade");
        disturbed(
                "a stream that is reset is opened anew, without a gap",
                new MessageEffect.Disconnected(Farewell.RESET),
                "");
        disturbed(
                "a stream that the venue ends is opened anew", new MessageEffect.Disconnected(Farewell.GOING_AWAY), "");
    }

    private void past() {
        group = "the past";
        card("candles of a minute, oldest first, without a gap", desk -> {
            var candles = candles(desk, Duration.ofMinutes(20));
            assertThat(candles).hasSizeGreaterThan(5);
            assertThat(candles.stream().map(Candle::start)).isSorted().doesNotHaveDuplicates();
            assertThat(candles).allSatisfy(candle -> {
                assertThat(candle.high()).isGreaterThanOrEqualTo(candle.low());
                assertThat(candle.open()).isBetween(candle.low(), candle.high());
                assertThat(candle.close()).isBetween(candle.low(), candle.high());
            });
        });
        card(
                "an interval the venue does not have is refused in one sentence",
                desk -> assertThatThrownBy(() -> CandleInterval.of("7m"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("interval must be one of 1m 3m 5m 15m 30m 1h 2h 4h 6h 8h 12h 1d 3d 1w, was '7m'"));
        card(
                "more candles than fit are refused in one sentence",
                desk -> assertThatThrownBy(() -> candles(desk, Duration.ofDays(30)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("more than 10000 candles"));
        card("trades of the past are those of the frames", desk -> {
            desk.step();
            var last = desk.rig().frames().getLast();
            var read = desk.rig().await(desk.rig().history().trades(CardDesk.SYMBOL, last.start()));
            assertThat(read).isEqualTo(last.trades());
        });
        card("settlements of funding, oldest first", desk -> {
            var now = now(desk);
            var settled =
                    desk.rig().await(desk.rig().history().funding(CardDesk.SYMBOL, now.minus(Duration.ofDays(2)), now));
            assertThat(settled.stream().map(row -> row.eventTime())).isSorted();
        });
        card("mark price, index price and the terms of funding", desk -> {
            var mark = desk.rig().await(desk.rig().history().mark(CardDesk.SYMBOL));
            assertThat(mark.mark()).isEqualTo(desk.rig().mark().orElseThrow());
            assertThat(mark.fundingInterval()).isPositive();
            assertThat(mark.nextFunding()).isAfter(mark.eventTime());
        });
        card(
                "a market that is not listed is refused",
                desk -> assertThatThrownBy(() -> desk.rig()
                                .await(endpoint(desk)
                                        .readMark(ReadMarkRequest.newBuilder()
                                                .setSymbol("NOBODYUSDT")
                                                .build())))
                        .hasMessageContaining("NOBODYUSDT is not listed"));
        card(
                "candles without a time are refused",
                desk -> assertThatThrownBy(() -> endpoint(desk)
                                .readCandles(ReadCandlesRequest.newBuilder()
                                        .setSymbol(VenueBench.SYMBOL)
                                        .setInterval("1m")
                                        .build()))
                        .hasMessage("from is missing"));
        card(
                "open interest is not guessed",
                desk -> assertThatThrownBy(() -> desk.rig()
                                .await(endpoint(desk).readOpenInterest(ReadOpenInterestRequest.getDefaultInstance())))
                        .satisfies(failure -> assertThat(
                                        Status.fromThrowable(failure).getCode())
                                .isEqualTo(Status.Code.UNIMPLEMENTED)));
    }

    private static MarketDataEndpoint endpoint(CardDesk desk) {
        return new MarketDataEndpoint(desk.rig().venue(), desk.rig().history());
    }

    private static List<Candle> candles(CardDesk desk, Duration length) {
        var now = now(desk);
        return desk.rig()
                .await(desk.rig().history().candles(CardDesk.SYMBOL, CandleInterval.MINUTE, now.minus(length), now));
    }

    private static Instant now(CardDesk desk) {
        return desk.rig().frames().getLast().end();
    }
}
