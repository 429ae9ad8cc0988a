package io.sapphire.bench.matching;

import io.sapphire.bench.Workload;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.orderbook.PriceTimeBook;

/** The simulator's book. */
final class OurMatching implements Workload {
    private final Commands commands;

    OurMatching(Commands commands) {
        this.commands = commands;
    }

    @Override
    public long run() {
        var trades = new TradeHash();
        var book = new PriceTimeBook((maker, taker, _, price, quantity) -> trades.trade(maker, taker, price, quantity));
        for (int i = 0; i < commands.size(); i++) {
            apply(book, i);
        }
        addLevels(trades, book, Side.SELL);
        addLevels(trades, book, Side.BUY);
        return trades.value();
    }

    private void apply(PriceTimeBook book, int index) {
        long id = commands.order(index);
        var side = commands.buys(index) ? Side.BUY : Side.SELL;
        switch (commands.kind(index)) {
            case Commands.PLACE -> book.place(id, side, commands.price(index), commands.quantity(index));
            case Commands.TAKE -> {
                long _ = book.take(id, side, commands.price(index), commands.quantity(index));
            }
            case Commands.CANCEL -> {
                long _ = book.cancel(id);
            }
            case Commands.MOVE -> {
                boolean _ = book.move(id, commands.price(index));
            }
            default -> throw new IllegalStateException("no such command");
        }
    }

    private static void addLevels(TradeHash trades, PriceTimeBook book, Side side) {
        for (int i = 0; i < book.levels(side); i++) {
            trades.level(book.price(side, i), book.volume(side, i));
        }
    }
}
