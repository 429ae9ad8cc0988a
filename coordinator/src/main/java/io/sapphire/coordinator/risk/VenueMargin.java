package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarginBracket;
import java.util.List;

/**
 * What the venue wants for a position by its margin brackets, in 1e-8 units; nothing where it told none. A position above
 * the last bracket is reckoned by the last. Nothing here allocates.
 */
public final class VenueMargin {

    private VenueMargin() {}

    /** Share of a position's worth that is bound at the highest leverage its size may have. */
    public static long initialRate(Instrument instrument, long worth) {
        var brackets = instrument.brackets();
        return brackets.isEmpty() ? 0 : rate(at(brackets, worth));
    }

    /** Quote-asset units that must be left of a position's worth, the limit's share at least. */
    public static long maintenance(Instrument instrument, long worth, RiskLimits limits) {
        long least = Fixed.multiply(worth, limits.margin().maintenance().e8());
        var brackets = instrument.brackets();
        return brackets.isEmpty() ? least : Math.max(least, maintenance(at(brackets, worth), worth));
    }

    /** By how much what must be left grows with each unit of worth: of the bracket or of the limit, whichever binds. */
    static long maintenanceRate(Instrument instrument, long worth, RiskLimits limits) {
        long least = limits.margin().maintenance().e8();
        var brackets = instrument.brackets();
        if (brackets.isEmpty()) {
            return least;
        }
        var bracket = at(brackets, worth);
        return maintenance(bracket, worth) > Fixed.multiply(worth, least)
                ? bracket.maintenance().e8()
                : least;
    }

    /** The largest worth a position may have at the leverage that is set. @param initial one divided by that leverage */
    static long most(Instrument instrument, long initial) {
        var brackets = instrument.brackets();
        if (brackets.isEmpty() || initial == 0) {
            return Rule.UNBOUNDED;
        }
        long most = 0;
        for (int i = 0; i < brackets.size(); i++) {
            var bracket = brackets.get(i);
            most = rate(bracket) <= initial ? Math.max(most, bracket.cap().e8()) : most;
        }
        return most;
    }

    private static MarginBracket at(List<MarginBracket> brackets, long worth) {
        int last = brackets.size() - 1;
        int i = 0;
        while (i < last && worth > brackets.get(i).cap().e8()) {
            i++;
        }
        return brackets.get(i);
    }

    private static long maintenance(MarginBracket bracket, long worth) {
        return Fixed.multiply(worth, bracket.maintenance().e8())
                - bracket.deduction().e8();
    }

    private static long rate(MarginBracket bracket) {
        return Fixed.ONE / bracket.maxLeverage();
    }
}
