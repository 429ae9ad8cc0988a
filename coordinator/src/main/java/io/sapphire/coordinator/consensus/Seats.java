package io.sapphire.coordinator.consensus;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Signal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who may vote, and the last word of each on each market; and who only watches: a shadow has no seat, and nothing of what it
 * says is kept here. For one thread at a time.
 */
public final class Seats {
    private final Map<AgentId, Seat> seats = new TreeMap<>();
    private final Map<AgentId, Map<Symbol, Signal>> lastSignals = new HashMap<>();
    /** Whether they are there now. */
    private final Map<AgentId, Boolean> shadows = new TreeMap<>();

    /** Whether a seat's voice counts. */
    public enum Standing {
        LIVE,
        MUTED,
        LOST
    }

    /**
     * One agent in the mesh.
     *
     * @param present it is there; its going and coming leave it muted or not
     * @param probation it was added at run time and has yet to earn its weight
     */
    public record Seat(AgentDescriptor agent, boolean present, boolean muted, boolean probation) {

        Standing standing() {
            return muted ? Standing.MUTED : present ? Standing.LIVE : Standing.LOST;
        }

        @Override
        public String toString() {
            return "Seat[agent=" + agent + ", standing=" + standing() + (probation ? ", on probation]" : "]");
        }
    }

    public void join(AgentDescriptor agent) {
        join(agent, false);
    }

    /** A shadow loses the seat it had in an earlier session, and a voter is no shadow any more. */
    public void join(MeshEvent.AgentJoined joined) {
        var agent = joined.agent().id();
        if (joined.shadow()) {
            seats.remove(agent);
            lastSignals.remove(agent);
            shadows.put(agent, true);
        } else {
            shadows.remove(agent);
            join(joined.agent(), joined.probation());
        }
    }

    void join(AgentDescriptor agent, boolean probation) {
        boolean muted =
                Optional.ofNullable(seats.get(agent.id())).filter(Seat::muted).isPresent();
        seats.put(agent.id(), new Seat(agent, true, muted, probation));
    }

    public void leave(AgentId agent) {
        shadows.computeIfPresent(agent, (_, _) -> false);
        seats.computeIfPresent(agent, (_, seat) -> new Seat(seat.agent(), false, seat.muted(), seat.probation()));
    }

    public void mute(AgentId agent, boolean muted) {
        seats.computeIfPresent(agent, (_, seat) -> new Seat(seat.agent(), seat.present(), muted, seat.probation()));
    }

    public boolean knows(AgentId agent) {
        return seats.containsKey(agent);
    }

    /** Whether an agent is there now, muted or not, with a seat or as a shadow. */
    public boolean isPresent(AgentId agent) {
        return Optional.ofNullable(seats.get(agent)).filter(Seat::present).isPresent()
                || shadows.getOrDefault(agent, false);
    }

    /** Whether it is heard and scored, and counts in nothing. */
    public boolean isShadow(AgentId agent) {
        return shadows.containsKey(agent);
    }

    /** Whether it has yet to earn its weight. */
    public boolean isOnProbation(AgentId agent) {
        return Optional.ofNullable(seats.get(agent)).filter(Seat::probation).isPresent();
    }

    /** Keeps the newest word of a seat; a stranger's does not count. */
    public void hear(Signal signal) {
        if (knows(signal.agent())) {
            lastSignals
                    .computeIfAbsent(signal.agent(), _ -> new TreeMap<>())
                    .merge(signal.symbol(), signal, (old, now) -> now.frame() >= old.frame() ? now : old);
        }
    }

    Optional<Signal> lastWord(AgentId agent, Symbol symbol) {
        return Optional.ofNullable(lastSignals.getOrDefault(agent, Map.of()).get(symbol));
    }

    /** In agent order. */
    public Collection<Seat> all() {
        return List.copyOf(seats.values());
    }

    /** Every word that is kept, in agent and symbol order. */
    public List<Signal> words() {
        return seats.keySet().stream()
                .flatMap(agent -> lastSignals.getOrDefault(agent, Map.of()).values().stream())
                .toList();
    }

    /** All that it remembers. @param shadows and whether they are there */
    public record Memory(List<Seat> seats, List<Signal> words, Map<AgentId, Boolean> shadows) {}

    public Memory memory() {
        return new Memory(List.copyOf(seats.values()), words(), new TreeMap<>(shadows));
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        memory.seats().forEach(seat -> seats.put(seat.agent().id(), seat));
        memory.words().forEach(this::hear);
        shadows.putAll(memory.shadows());
    }
}
