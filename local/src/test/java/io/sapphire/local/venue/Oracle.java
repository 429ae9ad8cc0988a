package io.sapphire.local.venue;

import io.sapphire.domain.order.OrderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what was reported against the venue's own books. */
final class Oracle {

    private Oracle() {}

    /** @param intents every order that was to be sent */
    static List<String> compare(Ledger ledger, Story story, List<OrderId> intents) {
        var wrong = new ArrayList<String>();
        var wanted = intents.stream().map(OrderId::value).collect(Collectors.toSet());
        var taken = new HashSet<String>();
        for (var row : ledger.orders()) {
            if (!taken.add(row.clientOrderId())) {
                wrong.add("the venue took " + row.clientOrderId() + " twice");
            }
            if (!wanted.contains(row.clientOrderId())) {
                wrong.add("the venue has " + row.clientOrderId() + ", which nobody wanted");
            }
            wrong.addAll(compare(row, story));
        }
        wrong.addAll(ghosts(story, taken));
        wrong.addAll(trades(ledger, story));
        if (story.position().e8() != ledger.positionE8()) {
            wrong.add("position " + story.position().e8() + " is reported, " + ledger.positionE8() + " is held");
        }
        if (!story.isGapless()) {
            wrong.add("the numbers of the reports have a gap");
        }
        return wrong;
    }

    private static List<String> compare(Ledger.Row row, Story story) {
        var state = story.states().get(new OrderId(row.clientOrderId()));
        boolean right = row.isOpen() ? state == Story.State.OPEN : state == Story.State.CLOSED;
        return right ? List.of() : List.of(row + " is reported as " + state);
    }

    private static List<String> ghosts(Story story, Set<String> taken) {
        return story.states().entrySet().stream()
                .filter(state -> !taken.contains(state.getKey().value()))
                .filter(state -> state.getValue() == Story.State.OPEN || state.getValue() == Story.State.DOUBTED)
                .map(state -> state.getKey() + " is reported as " + state.getValue() + ", the venue never had it")
                .toList();
    }

    private static List<String> trades(Ledger ledger, Story story) {
        var wrong = new ArrayList<String>();
        var seen = new HashSet<Ledger.Trade>();
        for (var trade : story.trades()) {
            if (!seen.add(trade)) {
                wrong.add(trade + " is reported twice");
            }
            if (!ledger.trades().contains(trade)) {
                wrong.add(trade + " is reported and never happened");
            }
        }
        ledger.trades().stream()
                .filter(trade -> !seen.contains(trade))
                .forEach(trade -> wrong.add(trade + " was never reported"));
        return wrong;
    }
}
