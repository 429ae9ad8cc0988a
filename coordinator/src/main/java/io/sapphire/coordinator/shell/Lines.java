package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.AgentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines to all agents, in agent order: an operator may add and remove some while the run goes on. Safe for many threads. */
final class Lines {
    private volatile List<AgentLine> all = List.of();

    static Lines of(List<AgentLine> some) {
        var lines = new Lines();
        some.forEach(lines::add);
        return lines;
    }

    List<AgentLine> all() {
        return all;
    }

    Optional<AgentLine> find(AgentId agent) {
        return all.stream().filter(line -> line.id().equals(agent)).findFirst();
    }

    /** Takes the place of one to the same agent. */
    synchronized void add(AgentLine line) {
        var some = new ArrayList<>(all);
        some.removeIf(other -> other.id().equals(line.id()));
        some.add(line);
        some.sort(Comparator.comparing(AgentLine::id));
        all = List.copyOf(some);
    }

    /** @return the line that is not among them any more, if there was one */
    synchronized Optional<AgentLine> remove(AgentId agent) {
        var gone = find(agent);
        all = all.stream().filter(line -> !line.id().equals(agent)).toList();
        return gone;
    }
}
