package io.sapphire.exchange.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.exchange.execution.journal.JournalStore;
import io.sapphire.exchange.execution.venue.UserEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** An order desk over a fake venue, in virtual time, on the test's own thread. */
final class TestDesk {
    static final byte[] CODE = {1};
    private static final Duration WINDOW = Duration.ofSeconds(65);

    final FakeVenue venue;
    final FakeClock clock;
    final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    final OrderDesk desk;
    private final Disposable work;
    private boolean broken;
    /** Whether entries are guarded. */
    boolean guarded;

    TestDesk(FakeVenue venue, FakeClock clock, JournalStore store) {
        this.venue = venue;
        this.clock = clock;
        var ceilings = new Ceilings(Money.of("1000"), 10, clock, _ -> Optional.of(Price.of("100")));
        this.desk = new OrderDesk(
                venue,
                Journal.open(store),
                new Approvals((_, _, code) -> code.length == 1, (_, _, code) -> code.length == 1),
                ceilings,
                new SettleRule(3, WINDOW),
                new GuardRule(Duration.ofSeconds(120), Duration.ofSeconds(30), () -> guarded),
                clock,
                Schedulers.immediate(),
                timer);
        this.work =
                Disposables.composite(desk.work().subscribe(), desk.troubles().subscribe(_ -> broken = true));
    }

    static Order order(String id, String quantity) {
        return order(id, quantity, false, Purpose.ENTRY);
    }

    static Order order(String id, String quantity, boolean reduceOnly, Purpose purpose) {
        return new Order(
                new OrderId(id),
                FakeVenue.BITCOIN,
                Side.BUY,
                Quantity.of(quantity),
                new Terms.Limit(Price.of("100"), TimeInForce.GTC),
                reduceOnly,
                purpose);
    }

    Approval approval(long epoch) {
        return new Approval(1, epoch, clock.instant().plusSeconds(5));
    }

    Standing submit(Order order) {
        return await(desk.submit(order, approval(1), CODE));
    }

    void place(String id, String quantity) {
        var _ = submit(order(id, quantity));
    }

    Standing cancel(String id) {
        return await(desk.cancel(name(id), 1));
    }

    static OrderName name(String id) {
        return new OrderName.Ours(new OrderId(id));
    }

    /** Without an approval. */
    AmendAnswer amend(String id, String price, String quantity) {
        return await(desk.amend(name(id), Price.of(price), Quantity.of(quantity), 1, Optional.empty()));
    }

    AmendAnswer amendApproved(String id, String price, String quantity) {
        var authority = new Authority(approval(1), CODE);
        return await(desk.amend(name(id), Price.of(price), Quantity.of(quantity), 1, Optional.of(authority)));
    }

    void recall(String id) {
        var _ = cancel(id);
    }

    void flatten() {
        var _ = await(desk.safety().flatten("ann", "drill"));
    }

    void reconcile() {
        desk.reconcile().block();
    }

    /** Delivers everything the venue has pushed since the last time. */
    void deliver() {
        var events = List.copyOf(venue.pushed);
        venue.pushed.clear();
        var _ = await(desk.take(events));
    }

    void deliver(UserEvent... events) {
        var _ = await(desk.take(List.of(events)));
    }

    static <T> T await(Mono<T> answer) {
        return Optional.ofNullable(answer.block()).orElseThrow();
    }

    /** What has been reported about orders so far. */
    List<OrderEvent> facts() {
        return reports().stream()
                .filter(MeshEvent.OrderChanged.class::isInstance)
                .map(report -> ((MeshEvent.OrderChanged) report).fact())
                .toList();
    }

    List<AccountEvent> accountFacts() {
        return reports().stream()
                .filter(MeshEvent.AccountChanged.class::isInstance)
                .map(report -> ((MeshEvent.AccountChanged) report).fact())
                .toList();
    }

    /** All reports; their numbers have no gaps. */
    List<MeshEvent> reports() {
        long last = desk.reports().last();
        var reports = last == 0
                ? List.<MeshEvent>of()
                : await(desk.reports()
                        .from(1)
                        .flatMapIterable(batch -> batch)
                        .take(last)
                        .collectList());
        assertThat(reports.stream().map(TestDesk::number))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize((int) last);
        return reports;
    }

    private static long number(MeshEvent report) {
        return report instanceof MeshEvent.OrderChanged order
                ? order.report()
                : ((MeshEvent.AccountChanged) report).report();
    }

    /** The journal could not be written. */
    boolean isBroken() {
        return broken;
    }

    void stop() {
        work.dispose();
    }
}
