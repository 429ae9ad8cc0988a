package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told about the account. */
public final class Account {

    private Account() {}

    /**
     * What protects a position.
     *
     * @param takeProfitPrice of the order that waits beside the stop; absent while none works at the venue
     * @param resident a stop on the right side works at the venue
     * @param unprotectedMs venue time without one, since the position was opened or lost its stop
     */
    public record Protection(
            @Nullable Price stopPrice,
            @Nullable Price takeProfitPrice,
            boolean resident,
            @Nullable OrderId orderId,
            Duration unprotectedMs) {}

    /**
     * What is held of one market.
     *
     * @param notional worth at the mark, without its sign
     * @param cost signed worth at which it was acquired
     * @param leverage worth over equity
     * @param decisionId of the last entry
     */
    public record PositionRow(
            Symbol symbol,
            long seq,
            Direction side,
            Decimal qty,
            @Nullable Price entryPrice,
            @Nullable Price markPrice,
            Money notional,
            Money cost,
            Money uPnl,
            @Nullable Double uPnlBp,
            Money realisedPnl,
            @Nullable Price liqPrice,
            @Nullable Double liqDistanceRatio,
            @Nullable Double leverage,
            @Nullable Instant openedUs,
            Protection protection,
            @Nullable String decisionId) {}

    /** Where the money came from and went, signed so that all parts add up to the net. */
    public record Bridge(Money grossRealised, Money grossOpen, Money fees, Money funding, Money llmCost, Money net) {}

    /**
     * The account's books.
     *
     * @param balanced whether equity, computed from every single amount, equals deposits and the bridge, to 1e-8
     * @param margin absent: the log does not tell it
     * @param positions the open ones
     */
    public record PortfolioRow(
            long seq,
            @Nullable Instant eventTimeUs,
            Money equity,
            Money cash,
            Money deposits,
            Money netPnl,
            @Nullable Double netPnlRatio,
            Bridge bridge,
            boolean balanced,
            double drawdownRatio,
            double maxDrawdownRatio,
            @Nullable Money dayStartEquity,
            Money lossToday,
            Money grossNotional,
            @Nullable Money margin,
            @Nullable Instant reconciledUs,
            int openOrders,
            List<PositionRow> positions) {}

    /** Answer about the account. */
    public record Portfolio(
            @JsonUnwrapped PortfolioRow portfolio,
            @JsonUnwrapped AsOf asOf) {}

    /** Equity at one moment of venue time. */
    public record EquityPoint(long seq, Instant us, Money equity, double drawdownRatio) {}

    /**
     * Answer with equity over time, oldest first.
     *
     * @param points each as venue time in microseconds and a decimal
     * @param thinned whether only the lowest and highest of every stretch are told
     */
    public record Equity(
            String currency,
            List<List<Object>> points,
            boolean thinned,
            @JsonUnwrapped AsOf asOf) {}
}
