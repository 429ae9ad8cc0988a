package io.sapphire.coordinator.consensus;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Signal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may vote, and the last word of each on each market; and who only watches: a shadow has no seat, and nothing of what it
 * says is kept here. For one thread at a time.
 */
public final class Seats {
    private final Map<AgentId, Seat> seats = new TreeMap<>();
    private final Map<AgentId, Map<Symbol, Signal>> lastSignals = new HashMap<>();
    private final Map<AgentId, Shadow> shadows = new TreeMap<>();
    private final Map<AgentId, String> added = new TreeMap<>();
    private final Set<AgentId> removed = new TreeSet<>();

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

    /**
     * One that only watches.
     *
     * @param present it is there now
     * @param muted what holds for it should it take a seat again: who was silenced does not speak up by a detour
     */
    public record Shadow(boolean present, boolean muted) {}

    public void join(AgentDescriptor agent) {
        join(agent, false);
    }

    /** A shadow loses the seat it had in an earlier session, and a voter is no shadow any more. */
    public void join(MeshEvent.AgentJoined joined) {
        var agent = joined.agent().id();
        if (joined.shadow()) {
            shadows.put(agent, new Shadow(true, isMuted(agent)));
            seats.remove(agent);
            lastSignals.remove(agent);
        } else {
            join(joined.agent(), joined.probation());
            shadows.remove(agent);
        }
    }

    void join(AgentDescriptor agent, boolean probation) {
        seats.put(agent.id(), new Seat(agent, true, isMuted(agent.id()), probation));
    }

    private boolean isMuted(AgentId agent) {
        return Optional.ofNullable(seats.get(agent)).filter(Seat::muted).isPresent()
                || Optional.ofNullable(shadows.get(agent)).filter(Shadow::muted).isPresent();
    }

    public void leave(AgentId agent) {
        shadows.computeIfPresent(agent, (_, shadow) -> new Shadow(false, shadow.muted()));
        seats.computeIfPresent(agent, (_, seat) -> new Seat(seat.agent(), false, seat.muted(), seat.probation()));
    }

    public void mute(AgentId agent, boolean muted) {
        shadows.computeIfPresent(agent, (_, shadow) -> new Shadow(shadow.present(), muted));
        seats.computeIfPresent(agent, (_, seat) -> new Seat(seat.agent(), seat.present(), muted, seat.probation()));
    }

    /** An operator wants it here; its seat comes with its joining. */
    public void add(AgentId agent, String target) {
        removed.remove(agent);
        added.put(agent, target);
    }

    /** As if it had never been here, but that it is not taken back by itself. */
    public void remove(AgentId agent) {
        added.remove(agent);
        removed.add(agent);
        seats.remove(agent);
        shadows.remove(agent);
        lastSignals.remove(agent);
    }

    /** Whether an operator took its seat away. */
    public boolean isRemoved(AgentId agent) {
        return removed.contains(agent);
    }

    /** Where agents are dialled that were added while the run went on, in agent order. */
    public Map<AgentId, String> added() {
        return Collections.unmodifiableMap(new TreeMap<>(added));
    }

    public boolean knows(AgentId agent) {
        return seats.containsKey(agent);
    }

    /** Whether an agent is there now, muted or not, with a seat or as a shadow. */
    public boolean isPresent(AgentId agent) {
        return Optional.ofNullable(seats.get(agent)).filter(Seat::present).isPresent()
                || Optional.ofNullable(shadows.get(agent))
                        .filter(Shadow::present)
                        .isPresent();
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

    /** All that it remembers. */
    public record Memory(
            List<Seat> seats,
            List<Signal> words,
            Map<AgentId, Shadow> shadows,
            Map<AgentId, String> added,
            List<AgentId> removed) {}

    public Memory memory() {
        return new Memory(
                List.copyOf(seats.values()),
                words(),
                new TreeMap<>(shadows),
                new TreeMap<>(added),
                List.copyOf(removed));
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        memory.seats().forEach(seat -> seats.put(seat.agent().id(), seat));
        memory.words().forEach(this::hear);
        shadows.putAll(memory.shadows());
        added.putAll(memory.added());
        removed.addAll(memory.removed());
    }
}
