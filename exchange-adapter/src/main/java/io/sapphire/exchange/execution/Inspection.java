package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.execution.venue.Lookup;
import io.sapphire.exchange.execution.venue.VenueFunding;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads trades, orders and funding from the venue and reports what was missed of them. */
final class Inspection {
    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Desk desk;

    Inspection(VenueOrders venue, Dispatcher dispatcher, Desk desk) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.desk = desk;
    }

    /** @param asked our orders that are not open at the venue, and those whose number was not known */
    private record Statement(
            List<VenueTrade> trades, List<VenueOrder> open, List<Asked> asked, List<VenueFunding> fundings) {}

    private record Asked(Lookup answer, List<OrderTrack> about) {}

    Mono<Void> run() {
        return desk.run(() -> Mono.just(desk.blotter().changes()))
                .flatMap(changes -> desk.run(this::trades)
                        .zipWhen(_ -> venue.openOrders())
                        .flatMap(read -> desk.run(() -> ask(read.getT1(), read.getT2())))
                        .flatMap(statement -> desk.run(() -> take(statement, changes))));
    }

    private Mono<List<VenueTrade>> trades() {
        return Flux.fromIterable(venue.symbols())
                .concatMap(symbol -> venue.tradesAfter(symbol, desk.blotter().completeUpTo(symbol)))
                .concatMapIterable(trades -> trades)
                .collectList();
    }

    private Mono<Statement> ask(List<VenueTrade> trades, List<VenueOrder> open) {
        var asked = Flux.concat(Flux.fromIterable(believedOpen(open)).concatMap(this::ask), strangers(trades, open));
        return asked.collectList()
                .zipWith(venue.fundingSince(desk.blotter().newestFunding()))
                .map(read -> new Statement(trades, open, read.getT1(), read.getT2()));
    }

    /** What we believe open and the venue does not list: it has ended, or never arrived. */
    private List<OrderTrack> believedOpen(List<VenueOrder> open) {
        var listed = open.stream().map(order -> order.order().id()).toList();
        Predicate<OrderTrack> isListed = track -> listed.contains(track.id());
        return desk.blotter().open().stream()
                .filter(isListed.negate())
                .filter(track -> !dispatcher.isInFlight(track.id()))
                .toList();
    }

    private Mono<Asked> ask(OrderTrack track) {
        return venue.find(track.order().symbol(), track.id()).map(answer -> new Asked(answer, List.of(track)));
    }

    /** The orders behind trades that name an order we have no number of. */
    private Flux<Asked> strangers(List<VenueTrade> trades, List<VenueOrder> open) {
        var listed = open.stream().map(VenueOrder::venueId).toList();
        return Flux.fromIterable(trades)
                .filter(trade -> !listed.contains(trade.venueOrderId()))
                .filter(trade -> track(trade).isEmpty())
                .distinct(trade -> List.of(trade.fill().symbol(), trade.venueOrderId()))
                .concatMap(trade -> find(trade.fill().symbol(), trade.venueOrderId()));
    }

    private Mono<Asked> find(Symbol symbol, long venueOrderId) {
        return venue.find(symbol, venueOrderId).map(answer -> new Asked(answer, List.of()));
    }

    /** @param changes of orders asked for before the question */
    private Mono<Void> take(Statement statement, long changes) {
        boolean newest = desk.blotter().changes() == changes;
        var heard = new ArrayList<OrderTrack>();
        said(statement)
                .forEach(order -> heard.add(
                        newest ? desk.finder().hearAnswer(order) : desk.finder().hear(order, order.createdAt())));
        statement
                .trades()
                .forEach(trade -> track(trade).forEach(track -> desk.finder().take(track, trade)));
        heard.forEach(desk.finder()::settle);
        statement.fundings().forEach(desk.finder()::take);
        desk.commitSorted();
        heard.forEach(track -> dispatcher.investigate(track.id()));
        statement.asked().forEach(this::doubtIfNotFound);
        return Mono.empty();
    }

    private static Stream<VenueOrder> said(Statement statement) {
        var found = statement.asked().stream().flatMap(asked -> switch (asked.answer()) {
            case Lookup.Found answer -> Stream.of(answer.order());
            case Lookup.NotFound _ -> Stream.<VenueOrder>of();
        });
        return Stream.concat(statement.open().stream(), found);
    }

    private void doubtIfNotFound(Asked asked) {
        switch (asked.answer()) {
            case Lookup.Found _ -> {
                // Told above.
            }
            case Lookup.NotFound _ ->
                asked.about().stream()
                        .filter(track -> !track.isClosed())
                        .forEach(track -> dispatcher.doubts().raise(track.id()));
        }
    }

    private List<OrderTrack> track(VenueTrade trade) {
        return desk.blotter().track(trade.fill().symbol(), trade.venueOrderId()).stream()
                .toList();
    }
}
