package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.shell.Frames;
import io.sapphire.coordinator.shell.OrderDesk;
import io.sapphire.coordinator.shell.Step;
import io.sapphire.coordinator.shell.Venue;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The simulated venue and its adapter at the other end of a wire that loses calls on their way there or back, delays,
 * repeats and refuses them. It outlives coordinators.
 */
final class FaultyWire implements Venue, OrderDesk {
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final DirectVenue venue;
    private final BacktestPlan plan;
    private final Chance chance;
    private final List<MeshEvent> reports = new ArrayList<>();
    private final Map<OrderId, Order> taken = new LinkedHashMap<>();
    private final List<OrderId> sent = new ArrayList<>();
    private final Sinks.Many<List<MeshEvent>> reported =
            Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Frames> shown = Sinks.many().multicast().directBestEffort();
    private Frames current = new Frames(List.of(), "", 0);
    private DirectVenue.Step last;

    FaultyWire(BacktestPlan plan, Chance chance) {
        this.plan = plan;
        this.chance = chance;
        this.venue = new DirectVenue(plan.venue(), plan.markets(), plan.start().listings(), plan.bookLevels());
        this.last = new DirectVenue.Step(0, venue.world().venue().now(), List.of(), List.of(), false);
        publish(venue.opening());
    }

    DirectVenue venue() {
        return venue;
    }

    /** Every order that was given to the wire, each time it was. */
    List<OrderId> sent() {
        return List.copyOf(sent);
    }

    List<MeshEvent> reports() {
        return List.copyOf(reports);
    }

    @Override
    public Mono<VenueDescription> describe() {
        return Mono.fromSupplier(() -> new VenueDescription(
                plan.start().listings(),
                true,
                plan.start().tradingStart(),
                last.number(),
                plan.start().seed()));
    }

    @Override
    public Flux<Frames> frames() {
        return Flux.defer(() ->
                        last.number() == 0 ? shown.asFlux() : shown.asFlux().startWith(current))
                .onBackpressureBuffer()
                .concatMap(this::late, 1);
    }

    /** A stream that broke and came back tells some of it again. */
    @Override
    public Flux<List<MeshEvent>> reports(long from) {
        return Flux.defer(() -> {
                    var past = List.copyOf(reports.subList((int) from - 1, reports.size()));
                    return past.isEmpty()
                            ? reported.asFlux()
                            : reported.asFlux().startWith(past);
                })
                .onBackpressureBuffer()
                .concatMap(this::late, 1)
                .concatMap(
                        batch -> chance.of("reports told again", 15) ? Flux.just(batch, batch) : Flux.just(batch), 1);
    }

    private <T> Mono<T> late(T message) {
        return chance.of("late message", 12)
                ? Mono.just(message).delayElement(chance.within(SLOW))
                : Mono.just(message);
    }

    @Override
    public Mono<Step> complete(long completed) {
        return Mono.fromSupplier(() -> {
                    if (completed == last.number() && !last.ended()) {
                        advance();
                    } else if (completed != last.number() - 1) {
                        throw new IllegalStateException(
                                "step " + completed + " is not " + last.number() + " or before");
                    }
                    return new Step(
                            last.number(), last.venueTime(), last.frames().size(), reports.size(), last.ended());
                })
                .flatMap(this::late);
    }

    private void advance() {
        last = venue.step();
        publish(last.facts());
        current = new Frames(last.frames(), "", last.number());
        if (!last.frames().isEmpty()) {
            var _ = shown.tryEmitNext(current);
        }
    }

    private void publish(List<MeshEvent> facts) {
        if (!facts.isEmpty()) {
            reports.addAll(facts);
            var _ = reported.tryEmitNext(facts);
        }
    }

    @Override
    public Mono<Account> account() {
        return Mono.fromSupplier(() -> new Account(holdings(), reports.size()));
    }

    private List<Holding> holdings() {
        return plan.start().listings().stream()
                .map(Listing::symbol)
                .flatMap(symbol -> venue.world().venue().positions(symbol).stream())
                .filter(position -> !position.quantity().isZero())
                .map(position -> new Holding(position.symbol(), position.quantity()))
                .toList();
    }

    @Override
    public Mono<Outcome> send(Effect.Send send, String traceparent) {
        return Mono.defer(() -> {
            sent.add(send.approved().order().id());
            if (chance.of("order lost on its way", 8)) {
                return Mono.just(new Outcome.Lost("cable cut"));
            }
            if (chance.of("adapter refuses", 15)) {
                return Mono.just(new Outcome.NotSent("not ready"));
            }
            take(send);
            return chance.of("answer to an order lost", 6)
                    ? Mono.just(new Outcome.Lost("cable cut"))
                    : late(new Outcome.Answered(reports.size()));
        });
    }

    private void take(Effect.Send send) {
        var order = send.approved().order();
        if (taken.putIfAbsent(order.id(), order) == null) {
            publish(venue.submit(order, send.authority()));
        }
    }

    @Override
    public Mono<Outcome> cancel(OrderId id, long epoch, String traceparent) {
        return Mono.defer(() -> {
            var order = taken.get(id);
            if (chance.of("cancel lost on its way", 6) || order == null) {
                return Mono.just(new Outcome.Lost("cable cut"));
            }
            venue.cancel(order.symbol(), id);
            return chance.of("answer to a cancel lost", 6)
                    ? Mono.just(new Outcome.Lost("cable cut"))
                    : late(new Outcome.Answered(reports.size()));
        });
    }

    @Override
    public Mono<Outcome> query(OrderId id) {
        return Mono.defer(() -> {
            if (chance.of("question lost", 2)) {
                return Mono.error(new IllegalStateException("cable cut"));
            }
            return late(
                    taken.containsKey(id) ? new Outcome.Answered(reports.size()) : new Outcome.NotSent("never seen"));
        });
    }
}
