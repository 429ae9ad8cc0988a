package io.sapphire.wire;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import java.util.ArrayList;
import java.util.List;

/** Markets and what the venue shows of them. */
public final class Markets {

    private Markets() {}

    public static io.sapphire.market.v1.Listing toProto(Listing listing) {
        return io.sapphire.market.v1.Listing.newBuilder()
                .setInstrument(toProto(listing.instrument()))
                .setFrameInterval(Times.toProto(listing.frameInterval()))
                .setOrigin(listing.origin())
                .setSimulated(listing.simulated())
                .setSidesDerived(listing.sidesDerived())
                .setBookDerived(listing.bookDerived())
                .setShift(Times.toProto(listing.shift()))
                .build();
    }

    public static Listing fromProto(io.sapphire.market.v1.Listing listing) {
        return new Listing(
                fromProto(Required.part(listing.hasInstrument(), listing.getInstrument(), "instrument")),
                Times.fromProto(listing.getFrameInterval()),
                listing.getOrigin(),
                listing.getSimulated(),
                listing.getSidesDerived(),
                listing.getBookDerived(),
                Times.fromProto(listing.getShift()));
    }

    public static io.sapphire.market.v1.Instrument toProto(Instrument instrument) {
        return io.sapphire.market.v1.Instrument.newBuilder()
                .setSymbol(instrument.symbol().value())
                .setTickE8(instrument.tick().e8())
                .setStepE8(instrument.step().e8())
                .setMinNotionalE8(instrument.minNotional().e8())
                .setMakerFeeE8(instrument.makerFee().e8())
                .setTakerFeeE8(instrument.takerFee().e8())
                .setBounds(MarketTerms.toProto(instrument.bounds()))
                .addAllBrackets(
                        instrument.brackets().stream().map(MarketTerms::toProto).toList())
                .build();
    }

    public static Instrument fromProto(io.sapphire.market.v1.Instrument instrument) {
        return new Instrument(
                new Symbol(instrument.getSymbol()),
                new Price(instrument.getTickE8()),
                new Quantity(instrument.getStepE8()),
                new Money(instrument.getMinNotionalE8()),
                new Rate(instrument.getMakerFeeE8()),
                new Rate(instrument.getTakerFeeE8()),
                MarketTerms.fromProto(instrument.getBounds()),
                instrument.getBracketsList().stream()
                        .map(MarketTerms::fromProto)
                        .toList());
    }

    /** A frame by itself. */
    public static byte[] encode(MarketFrame frame) {
        return toProto(frame).toByteArray();
    }

    public static io.sapphire.market.v1.MarketFrame toProto(MarketFrame frame) {
        var message = io.sapphire.market.v1.MarketFrame.newBuilder()
                .setSymbol(frame.symbol().value())
                .setNumber(frame.number())
                .setStart(Times.toProto(frame.start()))
                .setEnd(Times.toProto(frame.end()))
                .setMarkPriceE8(frame.mark().e8())
                .setFundingRateE8(frame.fundingRate().e8())
                .setNextFunding(Times.toProto(frame.nextFunding()))
                .setBookValid(frame.bookValid());
        frame.trades().forEach(trade -> message.addTrades(toProto(trade)));
        frame.book().bids().forEach(level -> message.addBids(toProto(level)));
        frame.book().asks().forEach(level -> message.addAsks(toProto(level)));
        return message.build();
    }

    public static MarketFrame fromProto(io.sapphire.market.v1.MarketFrame frame) {
        return new MarketFrame(
                new Symbol(frame.getSymbol()),
                frame.getNumber(),
                Times.fromProto(Required.part(frame.hasStart(), frame.getStart(), "start of the frame")),
                Times.fromProto(Required.part(frame.hasEnd(), frame.getEnd(), "end of the frame")),
                trades(frame.getTradesList()),
                new OrderBook(levels(frame.getBidsList()), levels(frame.getAsksList())),
                new Price(frame.getMarkPriceE8()),
                new Rate(frame.getFundingRateE8()),
                Times.fromProto(Required.part(frame.hasNextFunding(), frame.getNextFunding(), "next funding")),
                frame.getBookValid());
    }

    public static io.sapphire.market.v1.Trade toProto(Trade trade) {
        return io.sapphire.market.v1.Trade.newBuilder()
                .setTradeId(trade.id())
                .setPriceE8(trade.price().e8())
                .setQuantityE8(trade.quantity().e8())
                .setAggressor(toProto(trade.aggressor()))
                .setEventTime(Times.toProto(trade.eventTime()))
                .build();
    }

    public static Trade fromProto(io.sapphire.market.v1.Trade trade) {
        return new Trade(
                trade.getTradeId(),
                new Price(trade.getPriceE8()),
                new Quantity(trade.getQuantityE8()),
                fromProto(trade.getAggressor()),
                Times.fromProto(Required.part(trade.hasEventTime(), trade.getEventTime(), "event time")));
    }

    public static io.sapphire.market.v1.Side toProto(Side side) {
        return switch (side) {
            case BUY -> io.sapphire.market.v1.Side.SIDE_BUY;
            case SELL -> io.sapphire.market.v1.Side.SIDE_SELL;
        };
    }

    public static Side fromProto(io.sapphire.market.v1.Side side) {
        return switch (side) {
            case SIDE_BUY -> Side.BUY;
            case SIDE_SELL -> Side.SELL;
            case SIDE_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalArgumentException("side is missing or unknown");
        };
    }

    private static io.sapphire.market.v1.BookLevel toProto(BookLevel level) {
        return io.sapphire.market.v1.BookLevel.newBuilder()
                .setPriceE8(level.price().e8())
                .setQuantityE8(level.quantity().e8())
                .build();
    }

    // Loops, as every agent is shown every frame: a stream of so few costs more than what it does.
    private static List<Trade> trades(List<io.sapphire.market.v1.Trade> trades) {
        var read = new ArrayList<Trade>(trades.size());
        for (var trade : trades) {
            read.add(fromProto(trade));
        }
        return read;
    }

    private static List<BookLevel> levels(List<io.sapphire.market.v1.BookLevel> levels) {
        var read = new ArrayList<BookLevel>(levels.size());
        for (var level : levels) {
            read.add(new BookLevel(new Price(level.getPriceE8()), new Quantity(level.getQuantityE8())));
        }
        return read;
    }
}
