package io.sapphire.bench.matching;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import io.sapphire.bench.Workload;

/**
 * exchange-core's fastest book alone: without its queues, its risk stage and its journal, with pooled orders and reused
 * trade events, as its own pipeline gives it them.
 */
final class ExchangeCoreMatching implements Workload {
    private static final long USER = 1;

    private final Commands commands;
    private final OrderCommand command = new OrderCommand();
    private final ObjectsPool pool = ObjectsPool.createDefaultTestPool();
    private final Events events = new Events();

    ExchangeCoreMatching(Commands commands) {
        this.commands = commands;
    }

    @Override
    public long run() {
        var trades = new TradeHash();
        var helper = new OrderBookEventsHelper(events::next);
        var book = new OrderBookDirectImpl(specification(), pool, helper, LoggingConfiguration.DEFAULT);
        for (int i = 0; i < commands.size(); i++) {
            events.reuse();
            prepare(i);
            var _ = IOrderBook.processCommand(book, command);
            collect(trades);
        }
        addLevels(trades, book.getL2MarketDataSnapshot());
        return trades.value();
    }

    private void prepare(int index) {
        command.orderId = commands.order(index);
        command.uid = USER;
        command.price = commands.price(index);
        // A wallet without bound: its risk stage is not what is measured.
        command.reserveBidPrice = Long.MAX_VALUE;
        command.size = commands.quantity(index);
        command.action = commands.buys(index) ? OrderAction.BID : OrderAction.ASK;
        command.matcherEvent = null;
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        switch (commands.kind(index)) {
            case Commands.PLACE -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.GTC;
            }
            case Commands.TAKE -> {
                command.command = OrderCommandType.PLACE_ORDER;
                command.orderType = OrderType.IOC;
            }
            case Commands.CANCEL -> command.command = OrderCommandType.CANCEL_ORDER;
            case Commands.MOVE -> command.command = OrderCommandType.MOVE_ORDER;
            default -> throw new IllegalStateException("no such command");
        }
    }

    private void collect(TradeHash trades) {
        for (var event = command.matcherEvent; event != null; event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades.trade(event.matchedOrderId, command.orderId, event.price, event.size);
            }
        }
    }

    private static void addLevels(TradeHash trades, L2MarketData data) {
        for (int i = 0; i < data.askSize; i++) {
            trades.level(data.askPrices[i], data.askVolumes[i]);
        }
        for (int i = 0; i < data.bidSize; i++) {
            trades.level(data.bidPrices[i], data.bidVolumes[i]);
        }
    }

    private static CoreSymbolSpecification specification() {
        return CoreSymbolSpecification.builder()
                .symbolId(1)
                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                .baseCurrency(1)
                .quoteCurrency(2)
                .baseScaleK(1)
                .quoteScaleK(1)
                .build();
    }

    /** Trade events, given out anew for every command. */
    private static final class Events {
        private static final int CAPACITY = 4_096;

        private final MatcherTradeEvent[] events = new MatcherTradeEvent[CAPACITY];
        private int given;

        Events() {
            for (int i = 0; i < CAPACITY; i++) {
                events[i] = new MatcherTradeEvent();
            }
        }

        void reuse() {
            given = 0;
        }

        MatcherTradeEvent next() {
            var event = events[given++];
            event.nextEvent = null;
            return event;
        }
    }
}
