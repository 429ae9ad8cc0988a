package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Critique;
import io.sapphire.gateway.view.Decisions.CritiqueRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions of a run, the newest ones. For one thread at a time. */
final class DecisionBook {
    private static final int CRITIQUES = 1_000;

    private final Shelf<DecisionCase> cases;
    private final Map<Long, DecisionCase> byNumber = new HashMap<>();
    private final Map<Symbol, DecisionCase> standing = new HashMap<>();
    private final Deque<Said> critiques = new ArrayDeque<>();

    private record Said(Critique critique, long seq) {}

    DecisionBook(int cap) {
        this.cases = new Shelf<>(cap, old -> byNumber.remove(old.decision().number()));
    }

    /** @return the decision that stood before in the same market */
    Optional<DecisionCase> settle(DecisionCase made) {
        byNumber.put(made.decision().number(), made);
        cases.put(made.recordedSequence(), made);
        var before = Optional.ofNullable(standing.put(made.decision().symbol(), made));
        before.ifPresent(DecisionCase::supersede);
        return before;
    }

    Optional<DecisionCase> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** @param id for example {@code d-17} */
    Optional<DecisionCase> find(String id) {
        return id.matches("d-[1-9][0-9]{0,17}") ? find(Long.parseLong(id.substring(2))) : Optional.empty();
    }

    void hear(Critique critique, long seq) {
        critiques.addLast(new Said(critique, seq));
        if (critiques.size() > CRITIQUES) {
            critiques.removeFirst();
        }
    }

    /** What was said about the signals of one frame. */
    List<CritiqueRow> critiques(Symbol symbol, long frame) {
        return critiques.stream()
                .filter(said -> said.critique().symbol().equals(symbol)
                        && said.critique().frame() == frame)
                .map(said -> new CritiqueRow(
                        said.critique().author(),
                        said.critique().subject(),
                        said.critique().agrees(),
                        said.critique().text(),
                        said.seq()))
                .toList();
    }

    Shelf<DecisionCase> cases() {
        return cases;
    }
}
