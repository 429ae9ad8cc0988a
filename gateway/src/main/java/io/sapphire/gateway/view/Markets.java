package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about markets. */
public final class Markets {

    private Markets() {}

    /** The rules of a market. */
    public record InstrumentRow(
            Symbol symbol,
            String base,
            String quote,
            Price tickSize,
            Quantity stepSize,
            Money minNotional,
            double makerFeeRatio,
            double takerFeeRatio) {}

    /** Where a market's data comes from; what is simulated or inferred is labelled so. */
    public record MarketInfo(
            Symbol symbol,
            InstrumentRow instrument,
            String origin,
            boolean simulated,
            boolean sidesDerived,
            boolean bookDerived,
            Duration shiftMs,
            Duration frameIntervalMs) {}

    /**
     * The last frame's prices.
     *
     * @param feedAgeMs wall-clock time since the frame was recorded
     * @param staleAfterMs from which age on the feed counts as stale, by the pace of its frames
     */
    public record QuoteRow(
            Symbol symbol,
            long seq,
            @Nullable Price bid,
            @Nullable Price ask,
            @Nullable Price last,
            Price mark,
            @Nullable Price index,
            @Nullable Double spreadBp,
            double fundingRateRatio,
            Instant nextFundingUs,
            Instant eventTimeUs,
            Instant recordedUs,
            Duration feedAgeMs,
            Duration staleAfterMs) {}

    /** One of our orders that rests in the book. */
    public record OwnLevel(Price price, Decimal size, Side side, OrderId orderId) {}

    /**
     * The best levels, each as price and size.
     *
     * @param u number of the frame
     */
    public record BookRow(
            Symbol symbol,
            long seq,
            List<List<Decimal>> bids,
            List<List<Decimal>> asks,
            List<OwnLevel> ours,
            @Nullable Price microPrice,
            @Nullable Double imbalance,
            long u,
            boolean valid,
            @Nullable String invalidReason,
            Instant eventTimeUs,
            Duration ageMs) {}

    /** Prices of one interval in which something traded. */
    public record CandleRow(
            Symbol symbol,
            String interval,
            Instant startUs,
            Price open,
            Price high,
            Price low,
            Price close,
            Decimal volume,
            long trades,
            long seq) {}

    /** A market now; quote and book are absent before its first frame. */
    public record MarketNow(
            MarketInfo info,
            @Nullable QuoteRow quote,
            @Nullable BookRow book) {}

    /** Answer about one market. */
    public record Market(
            @JsonUnwrapped MarketNow now, @JsonUnwrapped AsOf asOf) {}

    /** Answer with candles, oldest first. */
    public record Candles(
            Symbol symbol,
            String interval,
            List<CandleRow> items,
            @JsonUnwrapped AsOf asOf) {}

    /** What a mark on the chart stands for. */
    public enum MarkKind {
        DECISION,
        DENIAL,
        FILL,
        STOP
    }

    /**
     * Something that happened at a moment and, mostly, at a price.
     *
     * @param toUs when it ended; only a stop lasts, and while it does this is absent
     */
    public record MarkRow(
            MarkKind kind,
            Instant us,
            @Nullable Instant toUs,
            @Nullable Price price,
            @Nullable Side side,
            @Nullable Direction direction,
            @Nullable Decimal qty,
            String id,
            @Nullable String decisionId,
            String text) {}

    /** Answer with marks, oldest first. */
    public record Marks(
            Symbol symbol,
            List<MarkRow> items,
            @JsonUnwrapped AsOf asOf) {}
}
