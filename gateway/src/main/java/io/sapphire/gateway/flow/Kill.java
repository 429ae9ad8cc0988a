package io.sapphire.gateway.flow;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the kill switch took: from a halt of all trading until nothing is left of the entries that were on their way or
 * waited in the book. For one thread at a time.
 */
final class Kill {
    /** Live orders that add to a position: the venue's own limit bounds how many there are. */
    private final Set<OrderId> entries = new HashSet<>();

    private final Set<OrderId> left = new HashSet<>();
    private @Nullable Instant halted;

    /** The time it took, if an event ends it. */
    Optional<Duration> ended(Recorded recorded) {
        var now = recorded.recordTime();
        return switch (recorded.event()) {
            case MeshEvent.OrderChanged(OrderEvent.Intended(var order, var _, var _, var _, var _, var _, var _), var _)
            when order.purpose() == Purpose.ENTRY -> {
                entries.add(order.id());
                yield Optional.empty();
            }
            case MeshEvent.OrderChanged(OrderEvent.Reported fact, var _) when isOver(fact) -> over(fact.orderId(), now);
            case MeshEvent.TradingHalted halt when halt.scope() instanceof Scope.All -> halted(now);
            case MeshEvent.TradingResumed _ -> {
                forget();
                yield Optional.empty();
            }
            case MeshEvent.RunStarted _ -> {
                entries.clear();
                forget();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private void forget() {
        left.clear();
        halted = null;
    }

    /** A second halt begins no second time. */
    private Optional<Duration> halted(Instant now) {
        if (halted != null) {
            return Optional.empty();
        }
        left.addAll(entries);
        halted = now;
        return done(now);
    }

    private Optional<Duration> over(OrderId order, Instant now) {
        entries.remove(order);
        return left.remove(order) ? done(now) : Optional.empty();
    }

    private Optional<Duration> done(Instant now) {
        return left.isEmpty() && halted != null ? Optional.of(Duration.between(halted, now)) : Optional.empty();
    }

    private static boolean isOver(OrderEvent.Reported fact) {
        return switch (fact) {
            case OrderEvent.Filled _, OrderEvent.Cancelled _, OrderEvent.Expired _, OrderEvent.Rejected _ -> true;
            case OrderEvent.Resolved(var _, var reachedVenue, var _) -> !reachedVenue;
            case OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.PartiallyFilled _,
                    OrderEvent.Unknown _,
                    OrderEvent.External _ -> false;
        };
    }
}
