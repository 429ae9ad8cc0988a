package io.sapphire.coordinator.shell;

import static io.sapphire.coordinator.core.Scenario.BTC;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AccountChanged;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.portfolio.AccountEvent.BalanceChanged;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A venue and its adapter in memory, in lock-step: what was sent fills at the next step. It outlives coordinators.
 */
final class PaperVenue implements Venue, OrderDesk {
    private final int steps;
    private final List<MeshEvent> reports = new ArrayList<>();
    private final Map<OrderId, Order> orders = new LinkedHashMap<>();
    private final List<Order> resting = new ArrayList<>();
    private final Sinks.Many<List<MeshEvent>> reported =
            Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Frames> shown = Sinks.many().multicast().directBestEffort();
    private SignedQuantity held = SignedQuantity.ZERO;
    private long step;
    private long trades;
    private boolean losesNextSubmission;

    PaperVenue(int steps) {
        this.steps = steps;
        report(new BalanceChanged("USDT", Money.of("10000"), "DEPOSIT", Scenario.START));
    }

    /** The next order is dropped on the way, and nobody says so. */
    void loseNextSubmission() {
        losesNextSubmission = true;
    }

    @Override
    public Mono<VenueDescription> describe() {
        return Mono.fromSupplier(
                () -> new VenueDescription(List.of(Scenario.listing()), true, Scenario.START, step, 1));
    }

    @Override
    public Flux<Frames> frames() {
        return Flux.defer(() ->
                step == 0 || step > steps ? shown.asFlux() : shown.asFlux().startWith(current()));
    }

    @Override
    public Flux<List<MeshEvent>> reports(long from) {
        return Flux.defer(() -> {
            var past = List.copyOf(reports.subList((int) from - 1, reports.size()));
            return past.isEmpty() ? reported.asFlux() : reported.asFlux().startWith(past);
        });
    }

    @Override
    public Mono<Step> complete(long completed) {
        return Mono.fromSupplier(() -> {
            if (completed == step && step <= steps) {
                advance();
            } else if (completed != step - 1) {
                throw new IllegalStateException("step " + completed + " is not " + step + " or before");
            }
            boolean over = step > steps;
            return new Step(step, Scenario.end((int) step), over ? 0 : 1, reports.size(), over);
        });
    }

    private void advance() {
        step++;
        var due = List.copyOf(resting);
        resting.clear();
        due.forEach(this::trade);
        if (step <= steps) {
            var _ = shown.tryEmitNext(current());
        }
    }

    private void trade(Order order) {
        if (order.terms() instanceof Terms.StopMarket) {
            resting.add(order);
            return;
        }
        trades++;
        held = held.plus(SignedQuantity.of(order.side(), order.quantity()));
        var price = Price.of("1000");
        var fee = price.times(order.quantity()).times(Rate.ofBp(4));
        var fill = new Fill(trades, BTC, order.side(), price, order.quantity(), fee, false);
        report(new OrderEvent.Filled(order.id(), fill, Scenario.end((int) step)));
    }

    private Frames current() {
        return new Frames(List.of(Scenario.frame((int) step, "1000")), "", step);
    }

    @Override
    public Mono<Account> account() {
        return Mono.fromSupplier(
                () -> new Account(held.isZero() ? List.of() : List.of(new Holding(BTC, held)), reports.size()));
    }

    @Override
    public Mono<Outcome> send(Effect.Send send, String traceparent) {
        return Mono.fromSupplier(() -> {
            var order = send.approved().order();
            if (losesNextSubmission) {
                losesNextSubmission = false;
                return new Outcome.Lost("cable cut");
            }
            if (orders.putIfAbsent(order.id(), order) == null) {
                resting.add(order);
                report(new OrderEvent.Accepted(order.id(), orders.size(), Scenario.end((int) step)));
            }
            return new Outcome.Answered(reports.size());
        });
    }

    @Override
    public Mono<Outcome> cancel(OrderId id, long epoch, String traceparent) {
        return Mono.fromSupplier(() -> {
            if (resting.removeIf(order -> order.id().equals(id))) {
                report(new OrderEvent.Cancelled(id, Scenario.end((int) step)));
            }
            return new Outcome.Answered(reports.size());
        });
    }

    @Override
    public Mono<Outcome> query(OrderId id) {
        return Mono.fromSupplier(() ->
                orders.containsKey(id) ? new Outcome.Answered(reports.size()) : new Outcome.NotSent("never seen"));
    }

    private void report(OrderEvent fact) {
        publish(new OrderChanged(fact, reports.size() + 1));
    }

    private void report(AccountEvent fact) {
        publish(new AccountChanged(fact, reports.size() + 1));
    }

    private void publish(MeshEvent report) {
        reports.add(report);
        var _ = reported.tryEmitNext(List.of(report));
    }

    List<Order> orders() {
        return List.copyOf(orders.values());
    }

    SignedQuantity held() {
        return held;
    }

    long trades() {
        return trades;
    }
}
