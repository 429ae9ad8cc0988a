package io.sapphire.exchange.grpc;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import io.sapphire.exchange.marketdata.Candle;
import io.sapphire.exchange.marketdata.FundingSettlement;
import io.sapphire.exchange.marketdata.MarkView;
import io.sapphire.market.v1.ReadMarkResponse;
import io.sapphire.wire.Times;
import java.time.Instant;

/** The past of the markets in the contract's words. */
final class HistoryWords {

    private HistoryWords() {}

    /** @throws IllegalArgumentException if it is missing */
    static Instant time(boolean present, Timestamp time, String name) {
        if (!present) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return Times.fromProto(time);
    }

    static io.sapphire.market.v1.Candle toProto(Candle candle) {
        return io.sapphire.market.v1.Candle.newBuilder()
                .setStart(Times.toProto(candle.start()))
                .setOpenE8(candle.open().e8())
                .setHighE8(candle.high().e8())
                .setLowE8(candle.low().e8())
                .setCloseE8(candle.close().e8())
                .setVolume(candle.volume())
                .setQuoteVolume(candle.quoteVolume())
                .setTrades(candle.trades())
                .build();
    }

    static io.sapphire.market.v1.FundingSettlement toProto(FundingSettlement settlement) {
        return io.sapphire.market.v1.FundingSettlement.newBuilder()
                .setRateE8(settlement.rate().e8())
                .setEventTime(Times.toProto(settlement.eventTime()))
                .build();
    }

    static ReadMarkResponse toProto(MarkView view) {
        return ReadMarkResponse.newBuilder()
                .setMarkPriceE8(view.mark().e8())
                .setIndexPriceE8(view.indexE8())
                .setFundingRateE8(view.fundingRate().e8())
                .setNextFunding(Times.toProto(view.nextFunding()))
                .setFundingInterval(
                        Duration.newBuilder().setSeconds(view.fundingInterval().toSeconds()))
                .setFundingCapE8(view.cap().e8())
                .setFundingFloorE8(view.floor().e8())
                .setEventTime(Times.toProto(view.eventTime()))
                .build();
    }
}
