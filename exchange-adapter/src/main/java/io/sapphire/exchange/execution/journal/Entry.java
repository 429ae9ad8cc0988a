package io.sapphire.exchange.execution.journal;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import java.time.Instant;
import java.util.List;

/** One record of the journal. */
public sealed interface Entry {

    /** Ours alone: it has no number and is told to nobody. */
    sealed interface Note extends Entry {}

    /** The order is about to leave. Whether it did is not known until a report about it follows. */
    record SubmitIntended(Order order, Approval approval, Instant eventTime) implements Note {}

    /** The venue is about to be asked to cancel the order. */
    record CancelIntended(OrderId orderId, long epoch, Instant eventTime) implements Note {}

    /** The venue is about to be asked to cancel every order of the market. */
    record CancelAllIntended(Symbol symbol, long epoch, Instant eventTime) implements Note {}

    /** The venue is about to be asked to change the order. Whether it did is not known until this is settled. */
    record AmendIntended(Amendment amendment, long epoch, Instant eventTime) implements Note {}

    /**
     * What became of the change that was asked for last.
     *
     * @param reason in the venue's words, if it was not made; empty if it was
     */
    record AmendmentSettled(OrderId orderId, boolean made, String reason, Instant eventTime) implements Note {}

    /** The account is about to be set up differently, for example "leverage of BTCUSDT to 5". */
    record SettingIntended(String setting, Instant eventTime) implements Note {}

    /**
     * The venue is about to be told to cancel all orders of the market should it not hear from us in time.
     *
     * @param armed false once it has confirmed that it will not any more
     */
    record GuardIntended(Symbol symbol, boolean armed, Instant eventTime) implements Note {}

    /** @param report its number, from 1 without gaps, shared with account reports */
    record OrderReported(long report, OrderEvent.Reported fact) implements Entry {}

    /** @param report its number, from 1 without gaps, shared with order reports */
    record AccountReported(long report, AccountEvent fact) implements Entry {}

    /** Where the account's history begins for us: trades and funding before it are not ours to report. */
    record HistoryBegun(List<NewestTrade> trades, Instant eventTime) implements Note {

        public HistoryBegun {
            trades = List.copyOf(trades);
        }
    }

    /** @param tradeId 0 if there was no trade */
    record NewestTrade(Symbol symbol, long tradeId) {}

    /** Nothing that could add to a position may leave from here on. */
    record Halted(String operator, String reason, Instant eventTime) implements Note {}

    record Released(String operator, String reason, Instant eventTime) implements Note {}
}
