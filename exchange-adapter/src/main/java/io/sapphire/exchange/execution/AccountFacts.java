package io.sapphire.exchange.execution;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.UserEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the order desk reports of an account, for a caller whose venue answers at once: a backtest has nothing to wait for
 * and nothing to keep. The facts are found by the very classes that find them in a running adapter.
 */
public final class AccountFacts {
    private final Reports reports = new Reports();
    private final Recorder recorder = new Recorder(Journal.open(new NoStore()), reports);
    private final FactFinder finder = new FactFinder(recorder);
    private long told;

    /** The account as it is at the start: what is in it came as one deposit. */
    public List<MeshEvent> opened(AccountEvent.BalanceChanged deposit, AccountEvent.Reconciled account) {
        recorder.report(deposit);
        recorder.report(account);
        recorder.commit();
        return news();
    }

    /** An order leaves, and this is what the venue answers at once. */
    public List<MeshEvent> submitted(Order order, Approval approval, Outcome outcome, Instant now) {
        recorder.record(new Entry.SubmitIntended(order, approval, now));
        finder.take(track(order.id()), outcome, now);
        recorder.commit();
        return news();
    }

    /** Whether the order can trade no more, as far as has been reported. */
    public boolean isClosed(OrderId order) {
        return track(order).isClosed();
    }

    /** Everything the venue tells in one step, in the order of reports. */
    public List<MeshEvent> step(List<UserEvent> events) {
        events.forEach(finder::take);
        recorder.commitSorted();
        return news();
    }

    /** Number of the newest report. */
    public long last() {
        return reports.last();
    }

    private OrderTrack track(OrderId order) {
        return recorder.blotter().track(order).orElseThrow();
    }

    private List<MeshEvent> news() {
        var news = new ArrayList<MeshEvent>();
        for (var some = reports.slice(told + 1); !some.isEmpty(); some = reports.slice(told + 1)) {
            news.addAll(some);
            told += some.size();
        }
        return news;
    }
}
