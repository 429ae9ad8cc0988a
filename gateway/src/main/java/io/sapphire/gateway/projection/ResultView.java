package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Money;
import io.sapphire.gateway.view.Results.Attribution;
import io.sapphire.gateway.view.Results.MarketResult;
import io.sapphire.gateway.view.Results.RealityGap;
import io.sapphire.gateway.view.Results.ShareRow;
import io.sapphire.gateway.view.Results.Spend;
import io.sapphire.gateway.view.Results.SpendRow;
import io.sapphire.gateway.view.Running.Mode;
import java.util.List;
import java.util.function.Function;

/** What came of the run: who earned it, what trading cost, what thinking cost. For one thread at a time. */
public final class ResultView {
    private static final String METHOD =
            "A position's whole result, costs and funding included, goes to the agents that"
                    + " voted for its side when it was last entered, in proportion to weight times log-odds.";
    private static final String NOT_REPLAYED =
            "On paper it is on every scorecard; with limits and fills it needs a replay: sapphire what-if.";
    private static final String NOT_COMPARED =
            "A replay of the same day is not compared yet; this compares orders with what was reckoned when they left.";

    private final Books books;

    ResultView(Books books) {
        this.books = books;
    }

    public Attribution attribution() {
        var markets = books.attribution.markets().entrySet().stream()
                .map(made -> new MarketResult(made.getKey(), made.getValue()))
                .toList();
        return new Attribution(
                METHOD,
                shares(),
                markets,
                books.attribution.nobody(),
                sum(markets, MarketResult::net),
                NOT_REPLAYED,
                books.run.asOf());
    }

    private List<ShareRow> shares() {
        return books.attribution.shares().entrySet().stream()
                .map(part -> {
                    var share = part.getValue();
                    return new ShareRow(
                            part.getKey(),
                            share.entries(),
                            share.contribution(),
                            share.modelCost(),
                            share.contribution().minus(share.modelCost()));
                })
                .toList();
    }

    public RealityGap gap() {
        var orders = books.blotter.orders();
        var gaps = books.blotter.gaps();
        return new RealityGap(
                books.run.mode() == Mode.PAPER,
                gaps.all(),
                gaps.markets(),
                orders.ever() - orders.size(),
                NOT_COMPARED,
                books.run.asOf());
    }

    public Spend spend() {
        var agents = books.agents.spends();
        long limit = books.risk.limitE8("max-daily-model-cost");
        return new Spend(
                agents,
                sum(agents, SpendRow::cost),
                sum(agents, SpendRow::costToday),
                limit > 0 ? new Money(limit) : null,
                books.run.asOf());
    }

    private static <R> Money sum(List<R> rows, Function<R, Money> part) {
        return rows.stream().map(part).reduce(Money.ZERO, Money::plus);
    }
}
