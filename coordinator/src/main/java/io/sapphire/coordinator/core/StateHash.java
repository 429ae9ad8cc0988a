package io.sapphire.coordinator.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * SHA-256 over, in fixed order: trading configuration, positions, cost, cash, orders by intent, consensus, and the
 * rolling hash of decisions. Build, ports, stores, sequences, record times, epochs and the venue's numbers are not in it.
 */
final class StateHash {
    private final CoreState state;
    private byte[] decisions = new byte[32];

    StateHash(CoreState state) {
        this.state = state;
    }

    /** Takes a decision into the rolling hash. */
    void roll(Decision decision) {
        var digest = sha256();
        digest.update(decisions);
        digest.update(decision.toString().getBytes(UTF_8));
        decisions = digest.digest();
    }

    String of(MeshEvent.RunStarted run) {
        var digest = sha256();
        Consumer<Object> add = part -> digest.update((part + "\n").getBytes(UTF_8));
        add.accept(run.seed());
        add.accept(run.profile());
        run.settings().forEach(add);
        state.limitBook().texts().forEach(add);
        add.accept(state.limits().version());
        run.listings().forEach(add);
        add.accept(run.tradingStart());
        state.seats().all().forEach(add);
        state.portfolio().positions().forEach(add);
        add.accept(state.portfolio().cash());
        add.accept(state.portfolio().realised());
        state.orders().all().stream()
                .filter(own -> own.intent() > 0)
                .sorted(Comparator.comparingLong(OwnOrder::intent))
                .map(StateHash::withoutEpoch)
                .forEach(add);
        state.seats().words().forEach(add);
        state.consensus().allStanding().forEach(add);
        state.consensus().weights().learnt().forEach(add);
        digest.update(decisions);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String withoutEpoch(OwnOrder own) {
        var order = own.order();
        return String.join(
                "|",
                Long.toString(own.intent()),
                order.symbol().value(),
                order.side().name(),
                order.quantity().toString(),
                order.terms().toString(),
                Boolean.toString(order.reduceOnly()),
                order.purpose().name(),
                own.standing().name(),
                Long.toString(own.filledE8()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The rolling hash of decisions, in hex. */
    String rolled() {
        return HexFormat.of().formatHex(decisions);
    }

    void recall(String rolled) {
        decisions = HexFormat.of().parseHex(rolled);
    }
}
