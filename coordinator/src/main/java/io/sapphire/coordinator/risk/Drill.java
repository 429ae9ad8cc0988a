package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import java.util.Arrays;
import java.util.List;

/**
 * Makes every limit fire: an order, or a copy of the state, is taken just beyond the limit and held against the gate that
 * real orders pass. Nothing is sent and nothing changes.
 */
public final class Drill {
    private final RiskView live;
    private final RiskLimits limits;

    /** @param live what the gate is shown now */
    public Drill(RiskView live, RiskLimits limits) {
        this.live = live;
        this.limits = limits;
    }

    /**
     * One limit that was made to fire.
     *
     * @param asked what was held against the gate, for people
     * @param numbers what the limit saw
     * @param fired the limit was broken and the gate refused
     */
    public record Shot(String asked, Denial numbers, boolean fired) {}

    /** What is held against the gate. */
    record Case(String asked, Order order, RiskView view) {}

    public List<Shot> fireAll() {
        return Arrays.stream(DenialCode.values()).map(this::fire).toList();
    }

    public Shot fire(DenialCode code) {
        var held = new DrillCases(live, limits).of(code);
        boolean refused = RiskEngine.check(held.order(), held.view(), limits) instanceof RiskVerdict.Denied;
        var numbers = numbers(code, held);
        boolean broken = code == DenialCode.NOT_COMPUTABLE
                ? refused && overflows(held)
                : RiskEngine.readings(held.order(), held.view(), limits).stream()
                        .anyMatch(
                                reading -> reading.broken() && reading.numbers().equals(numbers));
        return new Shot(held.asked(), numbers, broken && refused);
    }

    private Denial numbers(DenialCode code, Case held) {
        return code == DenialCode.NOT_COMPUTABLE
                ? new Denial(code, Long.MAX_VALUE, Fixed.ONE, "1e-8")
                : RiskEngine.readings(held.order(), held.view(), limits).stream()
                        .filter(reading -> reading.numbers().code() == code)
                        .max((one, other) -> Boolean.compare(one.broken(), other.broken()))
                        .orElseThrow()
                        .numbers();
    }

    private boolean overflows(Case held) {
        return RiskEngine.check(held.order(), held.view(), limits)
                        instanceof RiskVerdict.Denied(var _, Denial(var why, var _, var _, var _))
                && why == DenialCode.NOT_COMPUTABLE;
    }

    /** A buy at the mark, of the least worth that the market takes. */
    public static Order entry(Instrument instrument, Price mark) {
        var price = mark.floor(instrument.tick());
        long least = instrument.stepsWithin(instrument.minNotional(), price)
                + instrument.step().e8();
        return entry(instrument, price, new Quantity(least));
    }

    static Order entry(Instrument instrument, Price price, Quantity quantity) {
        return new Order(
                new OrderId("test-fire"),
                instrument.symbol(),
                Side.BUY,
                quantity,
                new Terms.Limit(price, TimeInForce.IOC),
                false,
                Purpose.ENTRY);
    }
}
