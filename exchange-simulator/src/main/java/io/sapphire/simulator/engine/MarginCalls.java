package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Warns of positions that come near to being closed: once, until they are safe again. Aster does not say from when on
 * it warns; here it is when the maintenance margin is more than four fifths of the equity.
 */
final class MarginCalls {
    private static final Rate NEAR = Rate.of("0.8");

    private final MarketStates markets;
    private final Account account;
    private final Margin margin;
    private final Notices notices;
    private final Set<Leg> warned = new HashSet<>();

    MarginCalls(MarketStates markets, Account account, Margin margin, Notices notices) {
        this.markets = markets;
        this.account = account;
        this.margin = margin;
        this.notices = notices;
    }

    void check(Instant now) {
        if (account.isFlat()) {
            warned.clear();
            return;
        }
        boolean crossNear = isNear(margin.crossEquity(), margin.maintenance());
        var near = new ArrayList<Leg>();
        for (var leg : account.holdings().keySet()) {
            boolean held = !account.holding(leg).quantity().isZero();
            if (held
                    && (margin.isCross(leg)
                            ? crossNear
                            : isNear(margin.isolatedEquity(leg), margin.maintenance(leg)))) {
                near.add(leg);
            }
        }
        boolean isNew = !warned.containsAll(near);
        warned.retainAll(near);
        warned.addAll(near);
        if (isNew) {
            notices.tell(new UserFact.MarginCalled(account.crossWallet(), calls(near), now));
        }
    }

    private List<UserFact.Call> calls(List<Leg> near) {
        return near.stream()
                .map(leg ->
                        new UserFact.Call(notices.position(leg), markets.mark(leg.symbol()), margin.maintenance(leg)))
                .toList();
    }

    private static boolean isNear(Money equity, Money maintenance) {
        return maintenance.signum() > 0 && maintenance.compareTo(equity.times(NEAR)) > 0;
    }
}
