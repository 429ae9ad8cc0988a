package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.Receipt;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several orders at once: what is wrong with one does not keep the others. All on the desk's one thread. */
final class Several {
    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Inspection inspection;
    private final Desk desk;

    Several(VenueOrders venue, Dispatcher dispatcher, Inspection inspection, Desk desk) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.inspection = inspection;
        this.desk = desk;
    }

    /**
     * Sends those that may leave.
     *
     * @param admission throws if the order may not leave, and answers if nothing has to
     * @param after what happens once the venue has answered
     */
    Mono<List<OrderResult>> submit(
            List<Submission> submissions,
            Function<Submission, Admission> admission,
            Function<Submission, Function<Standing, Mono<Standing>>> after) {
        requireDistinct(submissions.stream().map(each -> each.order().id()).toList());
        var results = new TreeMap<OrderId, Mono<OrderResult>>();
        var leaving = new ArrayList<Submission>();
        for (var each : submissions) {
            var id = each.order().id();
            try {
                switch (admission.apply(each)) {
                    case Admission.Leaves _ -> leaving.add(each);
                    case Admission.Known known -> results.put(id, result(id, known.answer()));
                }
            } catch (RuntimeException refusal) {
                results.put(id, refused(id, refusal));
            }
        }
        var answers = dispatcher.send(leaving);
        for (int row = 0; row < leaving.size(); row++) {
            var each = leaving.get(row);
            results.put(
                    each.order().id(),
                    result(each.order().id(), answers.get(row).flatMap(after.apply(each))));
        }
        return inOrder(submissions.stream().map(each -> each.order().id()).toList(), results);
    }

    /** Whether an order has to be sent. */
    sealed interface Admission {

        record Leaves() implements Admission {}

        /** Its id was here before. */
        record Known(Mono<Standing> answer) implements Admission {}
    }

    Mono<List<OrderResult>> cancel(List<OrderId> ids, long epoch) {
        requireDistinct(ids);
        var results = new TreeMap<OrderId, Mono<OrderResult>>();
        var open = new ArrayList<OrderTrack>();
        for (var id : ids) {
            var track = desk.blotter().track(id);
            if (track.isEmpty()) {
                results.put(id, refused(id, new NoSuchElementException("no order " + id + " was submitted here")));
            } else if (track.get().isClosed()) {
                results.put(id, Mono.just(new OrderResult.Stands(id, track.get().standing())));
            } else {
                open.add(track.get());
            }
        }
        results.putAll(recall(open, epoch));
        return inOrder(ids, results);
    }

    /** One that is still on its way is withdrawn, which only works one by one. */
    private Map<OrderId, Mono<OrderResult>> recall(List<OrderTrack> open, long epoch) {
        var results = new TreeMap<OrderId, Mono<OrderResult>>();
        var waiting = new ArrayList<OrderTrack>();
        for (var track : open) {
            if (dispatcher.isInFlight(track.id())) {
                results.put(track.id(), result(track.id(), dispatcher.recall(track.id(), epoch)));
            } else {
                waiting.add(track);
            }
        }
        waiting.stream()
                .collect(Collectors.groupingBy(track -> track.order().symbol(), TreeMap::new, Collectors.toList()))
                .forEach((symbol, tracks) -> {
                    var ids = tracks.stream().map(OrderTrack::id).toList();
                    var answers = dispatcher.recall(symbol, ids, epoch);
                    for (int row = 0; row < ids.size(); row++) {
                        results.put(ids.get(row), result(ids.get(row), answers.get(row)));
                    }
                });
        return results;
    }

    /** @return how many the venue was asked to cancel */
    Mono<Integer> cancelAll(Symbol symbol, long epoch, boolean includingProtection) {
        if (!venue.symbols().contains(symbol)) {
            throw new NoSuchElementException(symbol + " is not traded on");
        }
        return venue.openOrders()
                .onErrorMap(failure -> new NotReadyException("the venue does not answer", failure))
                .map(orders -> orders.stream()
                        .filter(order -> order.order().symbol().equals(symbol))
                        .toList())
                .flatMap(open -> desk.run(() -> includingProtection ? all(symbol, open, epoch) : most(open, epoch)));
    }

    private Mono<Integer> all(Symbol symbol, List<VenueOrder> open, long epoch) {
        desk.record(new Entry.CancelAllIntended(symbol, epoch, desk.venueTime()));
        desk.commit();
        return venue.cancelAll(symbol).flatMap(receipt -> switch (receipt) {
            case Receipt.Done _, Receipt.Unknown _ -> inspection.run().thenReturn(open.size());
            case Receipt.Refused(int code, String reason) ->
                Mono.error(new IllegalStateException("the venue refuses: " + code + " " + reason));
            case Receipt.NotSent notSent -> Mono.error(new NotReadyException("not sent: " + notSent.cause()));
        });
    }

    /** All that do not protect a position. */
    private Mono<Integer> most(List<VenueOrder> open, long epoch) {
        open.forEach(order -> {
            var _ = desk.finder().take(order);
        });
        desk.commit();
        var tracks = open.stream()
                .map(order -> desk.blotter().track(order.order().id()).orElseThrow())
                .filter(track -> track.order().purpose() != Purpose.PROTECTION && !track.isClosed())
                .toList();
        return Flux.fromIterable(recall(tracks, epoch).values())
                .flatMapSequential(result -> result)
                .collectList()
                .map(List::size);
    }

    private static void requireDistinct(List<OrderId> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("there is no order in the request");
        }
        var seen = new HashSet<OrderId>();
        for (var id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("order id " + id + " is twice in the request");
            }
        }
    }

    private static Mono<OrderResult> result(OrderId id, Mono<Standing> answer) {
        return answer.<OrderResult>map(standing -> new OrderResult.Stands(id, standing))
                .onErrorResume(failure -> refused(id, failure));
    }

    private static Mono<OrderResult> refused(OrderId id, Throwable why) {
        return Mono.just(new OrderResult.Refused(id, String.valueOf(why.getMessage())));
    }

    private static Mono<List<OrderResult>> inOrder(List<OrderId> ids, Map<OrderId, Mono<OrderResult>> results) {
        return Flux.fromIterable(ids)
                .flatMapSequential(id -> results.getOrDefault(id, Mono.empty()), Math.max(1, ids.size()))
                .collectList();
    }
}
