package io.sapphire.agents.grpc;

import static java.util.stream.Collectors.joining;

import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.domain.signal.AgentDescriptor;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;

/** The agents that live on one server. */
final class Residents {
    private final List<Resident> residents;

    /** One agent: who it is, how to begin a session with it, and what it owes. */
    record Resident(AgentDescriptor descriptor, AgentFactory sessions, Ledger ledger) {

        static Resident of(AgentFactory sessions) {
            return new Resident(sessions.open(List.of()).describe(), sessions, new Ledger());
        }

        String id() {
            return descriptor.id().value();
        }
    }

    Residents(List<AgentFactory> agents) {
        residents = agents.stream()
                .map(Resident::of)
                .sorted(Comparator.comparing(Resident::id))
                .toList();
        if (residents.isEmpty()) {
            throw new IllegalArgumentException("no agent to host");
        }
        refuseTwins();
    }

    private void refuseTwins() {
        var ids = new HashSet<String>();
        for (var resident : residents) {
            if (!ids.add(resident.id())) {
                throw new IllegalArgumentException("agent " + resident.id() + " would be hosted twice");
            }
        }
    }

    /**
     * The agent of that name; the only one if the name is empty.
     *
     * @throws NoSuchElementException if none of that name lives here
     * @throws IllegalArgumentException if the name is empty and several live here
     */
    Resident named(String id) {
        if (id.isEmpty()) {
            return only();
        }
        return residents.stream()
                .filter(resident -> resident.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no agent " + id + " here, only " + names()));
    }

    private Resident only() {
        if (residents.size() > 1) {
            throw new IllegalArgumentException("several agents live here, name one of " + names());
        }
        return residents.getFirst();
    }

    private String names() {
        return residents.stream().map(Resident::id).collect(joining(", "));
    }
}
