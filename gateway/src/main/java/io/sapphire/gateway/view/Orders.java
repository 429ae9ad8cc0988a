package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about orders, fills and denials. */
public final class Orders {

    private Orders() {}

    /** A kind of order. */
    public enum OrderType {
        LIMIT,
        MARKET,
        STOP_MARKET,
        TAKE_PROFIT_MARKET,
        STOP,
        TAKE_PROFIT,
        TRAILING_STOP_MARKET
    }

    /** Where an order stands. */
    public enum OrderStatus {
        INTENDED(true),
        WORKING(true),
        PARTIALLY_FILLED(true),
        UNKNOWN(true),
        FILLED(false),
        CANCELLED(false),
        EXPIRED(false),
        REJECTED(false),
        NEVER_SENT(false);

        private final boolean open;

        OrderStatus(boolean open) {
            this.open = open;
        }

        /** Whether it can still trade. */
        public boolean open() {
            return open;
        }
    }

    /** What happened to an order. */
    public enum Stage {
        INTENDED,
        ACKED,
        AMENDED,
        PARTIAL,
        FILLED,
        CANCEL_INTENDED,
        CANCELLED,
        REJECTED,
        EXPIRED,
        UNKNOWN,
        RESOLVED,
        EXTERNAL
    }

    /**
     * One moment of an order's life.
     *
     * @param us venue time
     * @param recordedUs by the recorder's clock
     */
    public record LifeStage(
            Stage stage,
            Instant us,
            Instant recordedUs,
            long seq,
            @Nullable String note) {}

    /**
     * One order and its life.
     *
     * @param manner absent for what protects or closes
     * @param slippageBp average price against the expected one, or a stop's trigger; positive is worse
     */
    public record OrderRow(
            OrderId id,
            OrderId clientId,
            @Nullable String venueOrderId,
            long seq,
            long createdSeq,
            Instant createdUs,
            Instant updatedUs,
            @Nullable String decisionId,
            Symbol symbol,
            Side side,
            OrderType type,
            @Nullable TimeInForce tif,
            Purpose purpose,
            boolean reduceOnly,
            boolean closePosition,
            boolean external,
            boolean open,
            Quantity qty,
            @Nullable Price price,
            @Nullable Price stopPrice,
            Decimal filledQty,
            @Nullable Price avgPrice,
            @Nullable Price expectedPrice,
            @Nullable Money expectedCost,
            @Nullable Double slippageBp,
            Money fee,
            @Nullable MannerRow manner,
            OrderStatus status,
            @Nullable String statusReason,
            List<LifeStage> life) {}

    /**
     * How an entry came to its size and terms.
     *
     * @param wanted worth of the position that was worked towards, signed
     * @param cap what kept it from being larger
     * @param slice which part of the wish it is, from 1; 0 if nothing was sliced
     */
    public record MannerRow(Money wanted, SizeCap cap, Urgency urgency, int slice, int slices) {}

    /**
     * One execution.
     *
     * @param id market and the venue's number of it
     * @param realisedPnl what closing brought, before fees
     */
    public record FillRow(
            String id,
            long tradeId,
            long seq,
            Instant eventTimeUs,
            Instant recordedUs,
            Symbol symbol,
            Side side,
            Price price,
            Quantity qty,
            Money notional,
            Money fee,
            Money realisedPnl,
            boolean maker,
            OrderId orderId,
            @Nullable String decisionId,
            @Nullable Purpose purpose,
            boolean reduceOnly) {}

    /** An order that our own limits refused, with the numbers that decided it. */
    public record DenialRow(
            OrderId id,
            long seq,
            Instant eventTimeUs,
            Instant recordedUs,
            Symbol symbol,
            Side side,
            Purpose purpose,
            Quantity qty,
            @Nullable Price price,
            @Nullable String decisionId,
            DenialCode code,
            int number,
            Decimal observed,
            Decimal limit,
            String unit,
            String text) {}

    /** Answer about one order. */
    public record OrderAnswer(
            @JsonUnwrapped OrderRow order, @JsonUnwrapped AsOf asOf) {}
}
