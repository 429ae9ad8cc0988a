package io.sapphire.coordinator;

import io.sapphire.coordinator.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the coordinator is wired and limited.
 *
 * @param listen where gRPC is served, {@code in-process:NAME} or {@code HOST:PORT}
 * @param exchange gRPC target of the exchange adapter
 * @param agents the agents that have a seat from the start
 * @param shadows agents that are recorded and scored, and count in nothing
 * @param log directory of the event log
 * @param submitKeyFile key of the code over every order, shared with the adapter
 * @param checkpointKeyFile signs checkpoints of the log; empty leaves the log unsigned
 * @param heads folder that keeps the latest signed checkpoint of every run, apart from the logs; empty as the key
 * @param runId name of the run, if it is a new one; empty makes one up
 * @param profile name of the set of limits, for people
 * @param roundDeadline how long an agent may think in live mode
 * @param patience how long a peer may be gone in lock-step before the run fails
 * @param lease how long an agent may be silent before its conversation counts as broken
 * @param limits pre-trade limits; deliberately without defaults
 * @param ceilings how loose an operator may make a limit; by its key
 * @param consensus when votes make a decision; deliberately without defaults
 * @param trading how decisions become orders; deliberately without defaults
 * @param sizing how large positions are made; deliberately without defaults
 * @param snapshotEvery events after which what the core remembers is kept beside the log; a restart reads no more of it
 * @param retention how much of the log is kept; everything unless the log is signed
 * @param leastSpace below it on the log's disk, trading halts while there still is room to record that
 * @param kafka the log's replica; off while it names no servers
 * @param epochAbove the leadership's number is higher than this; for a log that was restored from a backup
 * @param carriedHalt what a finished run left latched
 * @param carriedMarkets the same for single markets
 * @param openingActs what somebody did so that this start may be, such as going live; recorded at every start
 */
@ConfigurationProperties(value = "sapphire.coordinator", ignoreUnknownFields = false)
public record CoordinatorProperties(
        String listen,
        String exchange,
        @DefaultValue List<Seat> agents,
        @DefaultValue List<Seat> shadows,
        Path log,
        Path submitKeyFile,
        @DefaultValue("") String checkpointKeyFile,
        @DefaultValue("") String heads,
        @DefaultValue("") String runId,
        String profile,
        @DefaultValue("800ms") Duration roundDeadline,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("10s") Duration lease,
        @DefaultValue Map<String, String> limits,
        @DefaultValue Map<String, String> ceilings,
        @DefaultValue Map<String, String> consensus,
        @DefaultValue Map<String, String> trading,
        @DefaultValue Map<String, String> sizing,
        @DefaultValue("20000") long snapshotEvery,
        @DefaultValue Retention retention,
        @DefaultValue("64MB") DataSize leastSpace,
        @DefaultValue KafkaSettings kafka,
        @DefaultValue("0") long epochAbove,
        @DefaultValue CarriedHalt carriedHalt,
        @DefaultValue List<CarriedHalt> carriedMarkets,
        @DefaultValue List<OpeningAct> openingActs) {

    public CoordinatorProperties {
        required("listen", listen);
        required("exchange", exchange);
        required("log", log);
        required("submit-key-file", submitKeyFile);
        required("profile", profile);
        if (checkpointKeyFile.isEmpty() != heads.isEmpty()) {
            throw new IllegalArgumentException(
                    "sapphire.coordinator.checkpoint-key-file and sapphire.coordinator.heads go together");
        }
        if (snapshotEvery < 1) {
            throw new IllegalArgumentException("sapphire.coordinator.snapshot-every must be at least 1");
        }
        if (!retention.keepsAll() && checkpointKeyFile.isEmpty()) {
            throw new IllegalArgumentException(
                    "sapphire.coordinator.retention needs checkpoint-key-file: what goes has to be signed for");
        }
        agents = List.copyOf(agents);
        shadows = List.copyOf(shadows);
        refuseTwins(agents, shadows);
        carriedMarkets = List.copyOf(carriedMarkets);
        openingActs = List.copyOf(openingActs);
        limits = Map.copyOf(limits);
        ceilings = Map.copyOf(ceilings);
        consensus = Map.copyOf(consensus);
        trading = Map.copyOf(trading);
        sizing = Map.copyOf(sizing);
    }

    /** Of one agent in one process there is one purse: a shadow beside a voter would take what is the voter's. */
    private static void refuseTwins(List<Seat> agents, List<Seat> shadows) {
        var ids = new HashSet<String>();
        var places = new HashSet<String>();
        Stream.concat(agents.stream(), shadows.stream()).forEach(seat -> {
            if (!ids.add(seat.id())) {
                throw new IllegalArgumentException(
                        "sapphire.coordinator: two agents or shadows are called " + seat.id());
            }
            if (!places.add(seat.target() + " " + seat.own())) {
                throw new IllegalArgumentException(
                        "sapphire.coordinator: %s is an agent that has a seat already; a shadow needs a process of its own"
                                .formatted(seat.id()));
            }
        });
        agents.stream()
                .filter(seat -> !seat.own().equals(seat.id()))
                .findFirst()
                .ifPresent(seat -> {
                    throw new IllegalArgumentException(
                            "sapphire.coordinator.agents: %s cannot call itself otherwise; only a shadow may"
                                    .formatted(seat.id()));
                });
    }

    private static void required(String key, Object value) {
        Objects.requireNonNull(value, "sapphire.coordinator." + key + " is missing");
    }

    /**
     * An agent and where it is.
     *
     * @param target gRPC target
     * @param itself what it calls itself, if that is not its id: two versions of an agent need two ids
     */
    public record Seat(
            String id, String target, @DefaultValue("") String itself) {

        String own() {
            return itself.isEmpty() ? id : itself;
        }
    }

    /**
     * Who held trading back, and why; empty if nobody did.
     *
     * @param symbol the market; empty for all
     * @param trading {@code REDUCING} or {@code HALTED}; anything else is refused
     */
    public record CarriedHalt(
            @DefaultValue("") String operator,
            @DefaultValue("") String reason,
            @DefaultValue("") String symbol,
            @DefaultValue("HALTED") String trading) {

        public CarriedHalt {
            if (!trading.equals("HALTED") && !trading.equals("REDUCING")) {
                throw new IllegalArgumentException("carried-halt: trading must be REDUCING or HALTED, was " + trading);
            }
        }
    }

    /**
     * An act of a person before the run, or before it went on.
     *
     * @param action in capitals, for example {@code MAINNET}; those that change trading are refused
     */
    public record OpeningAct(String operator, String action, String reason) {

        public OpeningAct {
            required("opening-acts[].operator", operator);
            required("opening-acts[].action", action);
            required("opening-acts[].reason", reason);
            if (!action.matches("PAPER|SHADOW|TESTNET|MAINNET|EDGE_SHOWN|EDGE_OVERRIDDEN")) {
                throw new IllegalArgumentException("sapphire.coordinator.opening-acts: there is no act " + action);
            }
        }
    }
}
