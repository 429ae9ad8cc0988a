package io.sapphire.local.venue;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.AccountWishes;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.execution.AmendAnswer;
import io.sapphire.exchange.execution.Authority;
import io.sapphire.exchange.execution.OrderDesk;
import io.sapphire.exchange.execution.OrderName;
import io.sapphire.exchange.execution.OrderResult;
import io.sapphire.exchange.execution.OrderState;
import io.sapphire.exchange.execution.Standing;
import io.sapphire.exchange.execution.Submission;
import io.sapphire.simulator.fault.Effect;
import io.sapphire.simulator.fault.Fault;
import io.sapphire.simulator.fault.Place;
import io.sapphire.simulator.fault.Scope;
import io.sapphire.simulator.fault.Timing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a card works with: an adapter at a simulator, and the words to try it with. Prices are percent of the mark. */
final class CardDesk implements AutoCloseable {
    static final Symbol SYMBOL = new Symbol(VenueBench.SYMBOL);
    private static final int WARM_UP = 200;

    private final VenueBench bench;
    private final MemoryDisk disk = new MemoryDisk();
    private AdapterRig rig;
    private int orders;

    CardDesk(Path folder) {
        bench = new VenueBench(folder, 1, "synthetic:1", "max", VenueBench.noLimits());
        rig = new AdapterRig(bench, disk, 1, NonceFloor.none());
        for (int step = 0; step < WARM_UP; step++) {
            this.step();
        }
    }

    AdapterRig rig() {
        return rig;
    }

    OrderDesk desk() {
        return rig.desk();
    }

    void step() {
        var _ = rig.step();
    }

    /** Nothing waits, nothing is held, nothing goes wrong. */
    void clean() {
        bench.simulator().faults().clear();
        var _ = rig.await(desk().cancelAll(SYMBOL, 1, true));
        step();
        long held = bench.ledger().positionE8();
        if (held != 0) {
            var side = held > 0 ? Side.SELL : Side.BUY;
            var _ = submit(order(side, new Quantity(Math.abs(held)), new Terms.Market(), true, Purpose.EXIT));
            step();
        }
    }

    /** Another adapter with the same journal. */
    void restart() {
        restart(AccountWishes.oneWay());
    }

    /** Another adapter, which wants the account set up like that. */
    void restart(AccountWishes wishes) {
        rig.close();
        rig = new AdapterRig(bench, disk, 1, NonceFloor.none(), wishes);
    }

    void fault(Effect effect, String endpoint) {
        var _ = bench.simulator()
                .faults()
                .set(new Fault(effect, new Scope(Place.REQUEST, endpoint, ""), Timing.once()), Instant.EPOCH);
    }

    void userFault(Effect effect) {
        var scope = new Scope(Place.USER, "ORDER_TRADE_UPDATE", "");
        var _ = bench.simulator().faults().set(new Fault(effect, scope, Timing.once()), Instant.EPOCH);
    }

    void marketFault(Effect effect, String event) {
        var scope = new Scope(Place.MARKET, event, "");
        var _ = bench.simulator().faults().set(new Fault(effect, scope, Timing.once()), Instant.EPOCH);
    }

    Price at(long percent) {
        long e8 = rig.mark().orElseThrow().e8() / 100 * percent;
        return new Price(e8 - e8 % Fixed.ONE);
    }

    static Quantity size(String quantity) {
        return Quantity.of(quantity);
    }

    Order limit(Side side, long percent, TimeInForce time) {
        return limit(side, percent, time, "0.5");
    }

    Order limit(Side side, long percent, TimeInForce time, String quantity) {
        return order(side, size(quantity), new Terms.Limit(at(percent), time), false, Purpose.ENTRY);
    }

    Order market(Side side, String quantity) {
        return order(side, size(quantity), new Terms.Market(), false, Purpose.ENTRY);
    }

    Order waiting(Side side, Terms terms) {
        return order(side, size("0.5"), terms, true, Purpose.PROTECTION);
    }

    Order order(Side side, Quantity quantity, Terms terms, boolean reduceOnly, Purpose purpose) {
        return new Order(new OrderId("card-" + ++orders), SYMBOL, side, quantity, terms, reduceOnly, purpose);
    }

    Approval approval() {
        return new Approval(1, 1, Instant.MAX);
    }

    Standing submit(Order order) {
        return rig.await(desk().submit(order, approval(), new byte[0]));
    }

    List<OrderResult> submit(List<Order> several) {
        return rig.await(desk().submit(several.stream()
                .map(order -> new Submission(order, new Authority(approval(), new byte[0])))
                .toList()));
    }

    Standing cancel(Order order) {
        return rig.await(desk().cancel(name(order), 1));
    }

    AmendAnswer amend(OrderName name, Price price, String quantity, boolean approved) {
        var authority = approved ? Optional.of(new Authority(approval(), new byte[0])) : Optional.<Authority>empty();
        return rig.await(desk().amend(name, price, size(quantity), 1, authority));
    }

    static OrderName name(Order order) {
        return new OrderName.Ours(order.id());
    }

    /** The venue's number of it. */
    OrderName number(Order order) {
        return facts(order).stream()
                .flatMap(fact -> fact instanceof OrderEvent.Accepted accepted
                        ? java.util.stream.Stream.of(accepted.venueOrderId())
                        : java.util.stream.Stream.of())
                .findFirst()
                .<OrderName>map(venueId -> new OrderName.OfVenue(SYMBOL, venueId))
                .orElseThrow();
    }

    List<OrderEvent> facts(Order order) {
        return rig.reports().stream()
                .flatMap(report -> report instanceof MeshEvent.OrderChanged changed
                                && changed.fact().orderId().equals(order.id())
                        ? java.util.stream.Stream.of(changed.fact())
                        : java.util.stream.Stream.of())
                .toList();
    }

    OrderState state(Order order) {
        return rig.await(desk().query(order.id())).state();
    }

    Ledger ledger() {
        return bench.ledger();
    }

    Ledger.Row row(Order order) {
        return ledger().orders().stream()
                .filter(row -> row.clientOrderId().equals(order.id().value()))
                .findFirst()
                .orElseThrow();
    }

    boolean reached(Order order) {
        return ledger().orders().stream()
                .anyMatch(row -> row.clientOrderId().equals(order.id().value()));
    }

    @Override
    public void close() {
        rig.close();
        bench.close();
    }
}
