package io.sapphire.local.backtest;

import io.sapphire.coordinator.audit.Audit;
import io.sapphire.coordinator.audit.CheckpointVerifier;
import io.sapphire.coordinator.audit.Seals;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold whatever happened, from nothing but the venue's own books and the log (reliability.md 2.4, I1 to I6). */
final class MeshOracle {
    private final SimulatedMesh mesh;
    private final List<String> wrongs = new ArrayList<>();
    private final Set<OrderId> intents = new HashSet<>();
    private final Set<Long> decisions = new HashSet<>();
    private final Set<Long> trades = new HashSet<>();
    private final Replay replay = new Replay();
    private long report;

    private MeshOracle(SimulatedMesh mesh) {
        this.mesh = mesh;
    }

    static List<String> of(SimulatedMesh mesh, Path publicKey) {
        var oracle = new MeshOracle(mesh);
        oracle.readLog();
        oracle.compareOrders();
        oracle.comparePositions();
        oracle.audit(publicKey);
        return oracle.wrongs;
    }

    private void readLog() {
        try (var reader = LogReader.from(mesh.events(), 1, new EventCodec())) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                look(next.get());
                var parted = replay.take(next.get());
                if (parted.isPresent()) {
                    wrongs.add("I4: the log parts from its replay: " + parted.get());
                    return;
                }
            }
        }
        unless(
                replay.core().stateHash().equals(mesh.core().stateHash()),
                "I4: the replayed state is not the one that was lived");
    }

    /** Before it is applied: what the core knew when it decided. */
    private void look(Recorded recorded) {
        switch (recorded.event()) {
            case MeshEvent.DecisionMade(var decision) ->
                unless(decisions.add(decision.number()), "I4: decision " + decision.number() + " was made twice");
            case MeshEvent.OrderChanged(var fact, var number) -> {
                count(number);
                look(fact);
            }
            case MeshEvent.AccountChanged(var _, var number) -> count(number);
            default -> {}
        }
    }

    /** Every report of the adapter once, in its order. */
    private void count(long number) {
        if (number > 0) {
            unless(number == report + 1, "I4: report " + number + " follows report " + report);
            report = number;
        }
    }

    private void look(OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Intended intended -> intended(intended);
            case OrderEvent.Filled filled ->
                traded(filled.orderId(), filled.fill().tradeId());
            case OrderEvent.PartiallyFilled filled ->
                traded(filled.orderId(), filled.fill().tradeId());
            case OrderEvent.Denied _,
                    OrderEvent.CancelIntended _,
                    OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.Rejected _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Expired _,
                    OrderEvent.Unknown _,
                    OrderEvent.Resolved _,
                    OrderEvent.External _ -> {}
        }
    }

    private void traded(OrderId order, long trade) {
        unless(intents.contains(order), "I4: " + order + " traded and was never intended");
        unless(trades.add(trade), "I4: trade " + trade + " was booked twice");
    }

    private void intended(OrderEvent.Intended intended) {
        var id = intended.orderId();
        unless(intents.add(id), "I2: " + id + " was intended twice");
        unless(
                intended.decision() == 0 || decisions.contains(intended.decision()),
                "I4: " + id + " has no decision " + intended.decision());
        if (intended.order().purpose() == Purpose.ENTRY) {
            var state = replay.core().state();
            unless(state.readiness() == Readiness.TRADING, "I5: " + id + " was let go while " + state.readiness());
            unless(state.latch().state() == TradingState.ACTIVE, "I5: " + id + " was let go while halted");
            unless(
                    replay.core().orders().unknown() == 0,
                    "I5: " + id + " was let go while the fate of another was unknown");
        }
    }

    private void compareOrders() {
        var venue = mesh.wire().venue().world().venue();
        var seen = new HashSet<OrderId>();
        venue.orders().stream()
                .map(OrderView::order)
                .map(order -> order.clientOrderId())
                .forEach(id -> {
                    unless(intents.contains(id), "I1: the venue has " + id + ", which was never intended");
                    unless(seen.add(id), "I2: the venue has " + id + " twice");
                });
        var sent = new HashSet<OrderId>();
        mesh.wire().sent().forEach(id -> unless(sent.add(id), "I2: " + id + " was sent twice"));
    }

    private void comparePositions() {
        var venue = mesh.wire().venue().world().venue();
        var booked = venue.fills().stream().map(VenueFill::tradeId).toList();
        unless(Set.copyOf(booked).equals(trades), "I3: the venue traded " + booked + ", the log tells of " + trades);
        for (var listing : replay.core().state().listings()) {
            compare(listing);
        }
        unless(
                venue.account().wallet().equals(walletOfOurs()),
                "I3: the venue's wallet is " + venue.account().wallet() + ", ours " + walletOfOurs());
    }

    private void compare(Listing listing) {
        var symbol = listing.symbol();
        long held = mesh.wire().venue().world().venue().positions(symbol).stream()
                .mapToLong(position -> position.quantity().e8())
                .sum();
        long ours = replay.core().portfolio().position(symbol).quantity().e8();
        unless(held == ours, "I3: %d of %s is held, %d is booked".formatted(held, symbol, ours));
    }

    private io.sapphire.domain.market.Money walletOfOurs() {
        var books = replay.core().portfolio();
        return books.deposits().plus(books.realised()).minus(books.fees()).plus(books.funding());
    }

    private void audit(Path publicKey) {
        var report = Audit.of(
                mesh.events(),
                new EventCodec(),
                CheckpointVerifier.fromFile(publicKey),
                run -> Seals.head(mesh.heads().resolve(run)));
        report.wrongs().forEach(wrong -> wrongs.add("I6: " + wrong));
    }

    private void unless(boolean holds, String wrong) {
        if (!holds) {
            wrongs.add(wrong);
        }
    }
}
