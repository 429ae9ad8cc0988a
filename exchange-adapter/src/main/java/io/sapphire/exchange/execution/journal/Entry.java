package io.sapphire.exchange.execution.journal;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import java.time.Instant;
import java.util.List;

/** One record of the journal. */
public sealed interface Entry {

    /** The order is about to leave. Whether it did is not known until a report about it follows. */
    record SubmitIntended(Order order, Approval approval, Instant eventTime) implements Entry {}

    /** The venue is about to be asked to cancel the order. */
    record CancelIntended(OrderId orderId, long epoch, Instant eventTime) implements Entry {}

    /** @param report its number, from 1 without gaps, shared with account reports */
    record OrderReported(long report, OrderEvent.Reported fact) implements Entry {}

    /** @param report its number, from 1 without gaps, shared with order reports */
    record AccountReported(long report, AccountEvent fact) implements Entry {}

    /** Where the account's history begins for us: trades and funding before it are not ours to report. */
    record HistoryBegun(List<NewestTrade> trades, Instant eventTime) implements Entry {

        public HistoryBegun {
            trades = List.copyOf(trades);
        }
    }

    /** @param tradeId 0 if there was no trade */
    record NewestTrade(Symbol symbol, long tradeId) {}

    /** Nothing that could add to a position may leave from here on. */
    record Halted(String operator, String reason, Instant eventTime) implements Entry {}

    record Released(String operator, String reason, Instant eventTime) implements Entry {}
}
