package io.sapphire.agents.grpc;

import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.Purse;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Reasoning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one agent may spend, and its bills that no coordinator was told of yet. It outlives the conversations: one may end
 * while a question is under way, and then the answer is paid for all the same. Safe for use by several threads.
 */
final class Ledger {
    private final Purse purse = new Purse();
    private final List<Reasoning> untold = new ArrayList<>();

    Purse purse() {
        return purse;
    }

    synchronized void note(Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered(var _, var record) -> untold.add(record);
            case Outcome.Failed(var _, var record) -> untold.add(record);
            case Outcome.NotAsked _ -> {}
        }
    }

    /** The bills of some markets, oldest first; each once. */
    synchronized List<Reasoning> take(Predicate<Symbol> markets) {
        var taken =
                untold.stream().filter(record -> markets.test(record.symbol())).toList();
        untold.removeAll(taken);
        return taken;
    }
}
