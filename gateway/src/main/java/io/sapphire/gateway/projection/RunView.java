package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.projection.Shelf.Look;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Account.PositionRow;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.ScoreRow;
import io.sapphire.gateway.view.Agents.SeatState;
import io.sapphire.gateway.view.Decisions.Decision;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Flows.FlowRow;
import io.sapphire.gateway.view.Flows.Funding;
import io.sapphire.gateway.view.Flows.MicroRow;
import io.sapphire.gateway.view.Markets.CandleRow;
import io.sapphire.gateway.view.Markets.MarkRow;
import io.sapphire.gateway.view.Markets.MarketInfo;
import io.sapphire.gateway.view.Markets.MarketNow;
import io.sapphire.gateway.view.Markets.QuoteRow;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Records.AuditRow;
import io.sapphire.gateway.view.Risk.RiskRow;
import io.sapphire.gateway.view.Running.Counts;
import io.sapphire.gateway.view.Running.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What can be asked about a run. For one thread at a time. */
public final class RunView {
    private static final int MARKS_OF_A_KIND = 2_000;

    private final Books books;

    /** Equity at one moment. */
    public record Sample(Instant time, Money equity) {}

    RunView(Books books) {
        this.books = books;
    }

    public RunRow run() {
        return books.run.row();
    }

    public List<Setting> settings() {
        return books.run.run().settings();
    }

    public Counts counts() {
        return new Counts(
                books.run.sequence(),
                books.decisions.cases().ever(),
                books.blotter.orders().ever(),
                books.blotter.fills().ever(),
                books.blotter.denials().ever(),
                books.markets.values().stream()
                        .mapToLong(MarketBook::invalidBooks)
                        .sum());
    }

    public List<AgentRow> agents() {
        return books.agents.rows();
    }

    /** How good an agent has been, in every market it spoke of; nothing if it never had a seat. */
    public Optional<List<ScoreRow>> scores(AgentId agent) {
        return books.agents.find(agent).map(_ -> books.scores(agent));
    }

    /** Agents whose voice counts. */
    public long activeAgents() {
        return books.agents.seats().values().stream()
                .filter(seat -> seat.state() == SeatState.LIVE || seat.state() == SeatState.PROBATION)
                .count();
    }

    public Look<DecisionRow> decisions(long before, int limit, Predicate<DecisionRow> wanted) {
        return books.decisions.cases().before(before, limit, DecisionCase::row, wanted);
    }

    /** @param id for example {@code d-17} */
    public Optional<Decision> decision(String id) {
        return books.decisions
                .find(id)
                .map(made -> made.detail(
                        books.blotter.fills().newest(Integer.MAX_VALUE, fill -> id.equals(fill.decisionId())),
                        books.calls.kept(made.calls()),
                        books.run.asOf()));
    }

    public Look<OrderRow> orders(long before, int limit, Predicate<OrderRow> wanted) {
        return books.blotter.orders().before(before, limit, TrackedOrder::row, wanted);
    }

    public Look<FillRow> fills(long before, int limit, Predicate<FillRow> wanted) {
        return books.blotter.fills().before(before, limit, wanted);
    }

    public List<DenialRow> denials(int limit) {
        return books.blotter.denials().newest(limit, _ -> true);
    }

    public List<PositionRow> positions() {
        return books.accountRows.positions();
    }

    public PortfolioRow portfolio() {
        return books.accountRows.portfolio();
    }

    /** Samples of a range, oldest first, thinned to at most so many. */
    public List<Sample> equity(Instant from, Instant to, int points) {
        return books.account.series().between(from, to, points).stream()
                .map(sample -> new Sample(sample.time(), sample.equity()))
                .toList();
    }

    /** How many samples a range has before thinning. */
    public long equitySamples(Instant from, Instant to) {
        return books.account.series().count(from, to);
    }

    /** What was bought and sold per interval, oldest first; nothing for an unknown market. */
    public Optional<List<FlowRow>> flows(
            Symbol symbol, Instant from, Instant to, Duration interval, String name, int limit) {
        return market(symbol).map(market -> market.candles().flows(from, to, interval, name, limit));
    }

    /** What agents measured of a market, oldest first; nothing for an unknown market. */
    public Optional<List<MicroRow>> micro(Symbol symbol, Instant from, Instant to, int limit) {
        return market(symbol).map(market -> market.micro().between(from, to, limit));
    }

    /** What holding a market costs; nothing for an unknown one. */
    public Optional<Funding> funding(Symbol symbol, Instant now, int limit) {
        return market(symbol).map(market -> funding(market, market.quote(now), limit));
    }

    private Funding funding(MarketBook market, Optional<QuoteRow> quote, int limit) {
        var symbol = market.listing().symbol();
        var holding = books.account.holding(symbol);
        var settled = books.funding.before(Long.MAX_VALUE, limit, symbol);
        return new Funding(
                symbol,
                quote.map(QuoteRow::fundingRateRatio).orElse(null),
                quote.map(QuoteRow::nextFundingUs).orElse(null),
                holding.quantity().isZero()
                        ? null
                        : market.fundingOf(books.account.worth(holding)).orElse(null),
                quote.isPresent() ? null : "no frame yet",
                books.funding.received(symbol),
                settled.rows(),
                books.run.asOf());
    }

    private Optional<MarketBook> market(Symbol symbol) {
        return Optional.ofNullable(books.markets.get(symbol));
    }

    /** What came of it. */
    public ResultView results() {
        return new ResultView(books);
    }

    public Look<AuditRow> acts(long before, int limit, Predicate<AuditRow> wanted) {
        return books.audit.before(before, limit, wanted);
    }

    /** When the last event was recorded. */
    public Instant recordTime() {
        return books.run.recordTime();
    }

    public Optional<AgentRow> agent(AgentId agent) {
        return books.agents.find(agent).map(Seat::row);
    }

    public Optional<OrderRow> order(OrderId id) {
        return books.blotter.find(id).map(TrackedOrder::row);
    }

    public Look<DenialRow> denials(long before, int limit, Predicate<DenialRow> wanted) {
        return books.blotter.denials().before(before, limit, wanted);
    }

    public RiskRow risk() {
        return books.riskRow();
    }

    public List<MarketInfo> markets() {
        return books.markets.values().stream().map(MarketBook::info).toList();
    }

    /** @param now by the wall clock */
    public List<MarketNow> marketsNow(Instant now) {
        return books.markets.values().stream().map(market -> now(market, now)).toList();
    }

    /** @param now by the wall clock */
    public Optional<MarketNow> market(Symbol symbol, Instant now) {
        return Optional.ofNullable(books.markets.get(symbol)).map(market -> now(market, now));
    }

    private MarketNow now(MarketBook market, Instant now) {
        var ours = books.blotter.resting(market.listing().symbol());
        return new MarketNow(
                market.info(),
                market.quote(now).orElse(null),
                market.book(ours, now).orElse(null));
    }

    /** Candles that start within a range, oldest first; nothing for an unknown market. */
    public Optional<List<CandleRow>> candles(
            Symbol symbol, Instant from, Instant to, Duration interval, String name, int limit) {
        return Optional.ofNullable(books.markets.get(symbol))
                .map(market -> market.candles().between(from, to, interval, name, limit));
    }

    /** Oldest first; nothing for an unknown market. */
    public Optional<List<MarkRow>> marks(Symbol symbol, Instant from, Instant to) {
        var marks = new ChartMarks(symbol, from, to, MARKS_OF_A_KIND);
        return Optional.ofNullable(books.markets.get(symbol)).map(_ -> marks.of(books.decisions, books.blotter));
    }

    public Readiness readiness() {
        return books.run.readiness();
    }

    public String readinessDetail() {
        return books.run.detail();
    }

    /** Markets where our position differs from what the venue says. */
    public Collection<Symbol> disputed() {
        return books.account.disputed();
    }
}
