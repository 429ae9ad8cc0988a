package io.sapphire.local.runner;

import static java.util.Objects.requireNonNull;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A decision's story for people. */
final class StoryText {
    private static final double PPM = 1e6;

    private final DecisionStory story;
    private final List<String> lines = new ArrayList<>();
    private final Map<OrderId, OrderEvent.Intended> intents = new HashMap<>();

    private StoryText(DecisionStory story) {
        this.story = story;
    }

    static List<String> of(DecisionStory story) {
        var text = new StoryText(story);
        text.head(story.decision());
        story.decision().votes().forEach(text::vote);
        story.critiques()
                .forEach(critique -> text.add("Critique %s on %s: %s; %s"
                        .formatted(
                                critique.author(),
                                critique.subject(),
                                critique.agrees() ? "agrees" : "disagrees",
                                critique.text())));
        story.decision().checks().forEach(check -> text.add("Check    " + check(check)));
        text.limits();
        story.facts().forEach(text::fact);
        if (story.facts().isEmpty()) {
            text.add("Orders   none served it");
        }
        return text.lines;
    }

    private void head(Decision decision) {
        var recorded = story.made().orElseThrow();
        add("Decision %d, event %d, %s, frame %d of %s"
                .formatted(
                        decision.number(),
                        recorded.sequence(),
                        decision.eventTime(),
                        decision.frame(),
                        decision.symbol()));
        add("Trace    " + (recorded.traceId().isEmpty() ? "none" : recorded.traceId()));
        add("Wanted   %s, %d %% of a full position, %s USDT, at %s"
                .formatted(decision.direction(), decision.sizeBand(), decision.target(), decision.price()));
        add("Pool     rise %.4f, a side needs %.4f, dissent %s"
                .formatted(
                        decision.rise().ratio(),
                        decision.threshold().ratio(),
                        Fixed.toPlainString(decision.dissentE8())));
    }

    private void vote(Vote vote) {
        add("Vote     %s".formatted(vote(vote, vote.agent().value())));
        if (vote.state() == Vote.State.VOTED) {
            story.word(vote.agent()).ifPresent(this::evidence);
            story.reasoning(vote.agent())
                    .ifPresent(asked -> add("         asked %s (%d + %d tokens, %s USD%s): %s"
                            .formatted(
                                    asked.model(),
                                    asked.inputTokens(),
                                    asked.outputTokens(),
                                    asked.cost(),
                                    asked.fallback() ? ", fallback" : "",
                                    asked.answer())));
        }
    }

    /** A vote without its evidence, on one line. */
    static String vote(Vote vote, String agent) {
        return vote.state() == Vote.State.VOTED
                ? "%s: %s, confidence %.4f, log-odds %s, weight %.4f"
                        .formatted(
                                agent,
                                vote.direction(),
                                vote.confidence().ratio(),
                                Fixed.toPlainString(vote.logOddsE8()),
                                vote.weight() / PPM)
                : "%s: %s (%s), weight %.4f".formatted(agent, vote.state(), vote.reason(), vote.weight() / PPM);
    }

    private void evidence(Signal signal) {
        add("         of frame %d, over %s: %s".formatted(signal.frame(), signal.horizon(), signal.rationale()));
        if (!signal.evidence().isEmpty()) {
            add("         "
                    + signal.evidence().stream()
                            .map(one ->
                                    (one.name() + " " + Fixed.toPlainString(one.valueE8()) + " " + one.unit()).strip())
                            .collect(Collectors.joining(", ")));
        }
    }

    static String check(Check check) {
        return "%s: %s of %s, %s%s"
                .formatted(
                        check.name(),
                        Fixed.toPlainString(check.observedE8()),
                        Fixed.toPlainString(check.requiredE8()),
                        check.passed() ? "passed" : "failed",
                        check.enforced() ? "" : ", not enforced");
    }

    private void limits() {
        story.run()
                .ifPresent(run -> add("Limits   "
                        + run.settings().stream()
                                .filter(setting -> setting.key().startsWith("limits."))
                                .map(setting -> setting.key().substring("limits.".length()) + " " + setting.value())
                                .collect(Collectors.joining(", "))));
    }

    private void fact(OrderEvent fact) {
        switch (fact) {
            case OrderEvent.Denied denied -> add("Denied   " + denied(denied));
            case OrderEvent.Intended intended -> {
                intents.put(intended.orderId(), intended);
                add("Order    " + intended(intended));
                manner(intended.manner());
            }
            case OrderEvent.Filled filled -> fill(filled.orderId(), filled.fill());
            case OrderEvent.PartiallyFilled filled -> fill(filled.orderId(), filled.fill());
            case OrderEvent.Rejected rejected ->
                add("         %s: rejected, %d %s"
                        .formatted(rejected.orderId(), rejected.venueCode(), rejected.venueReason()));
            case OrderEvent.Expired expired ->
                add("         %s: expired, %s".formatted(expired.orderId(), expired.venueReason()));
            case OrderEvent.Unknown unknown ->
                add("         %s: unknown, %s".formatted(unknown.orderId(), unknown.cause()));
            case OrderEvent.CancelIntended cancel ->
                add("         %s: to be cancelled, %s".formatted(cancel.orderId(), cancel.reason()));
            case OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Resolved _,
                    OrderEvent.External _ ->
                add("         %s: %s at %s"
                        .formatted(
                                fact.orderId(),
                                fact.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                                fact.eventTime()));
        }
    }

    static String denied(OrderEvent.Denied denied) {
        var denial = denied.denial();
        return "%s: %s, %s of %s %s"
                .formatted(
                        denied.orderId(),
                        denial.code(),
                        Fixed.toPlainString(denial.observedE8()),
                        Fixed.toPlainString(denial.limitE8()),
                        denial.unit());
    }

    static String intended(OrderEvent.Intended intended) {
        var order = intended.order();
        return "%s: %s %s %s, %s, %s; expected at %s for %s USDT of cost; limits %d, epoch %d"
                .formatted(
                        order.id(),
                        order.side(),
                        order.quantity(),
                        order.symbol(),
                        order.purpose(),
                        order.terms(),
                        intended.expectedPrice(),
                        intended.expectedCost(),
                        intended.approval().limitsVersion(),
                        intended.approval().epoch());
    }

    private void manner(Manner manner) {
        if (!manner.equals(Manner.NONE)) {
            add("         sized to %s USDT by %s; %s%s"
                    .formatted(
                            manner.wanted(),
                            manner.cap(),
                            manner.urgency(),
                            manner.slices() == 0 ? "" : ", slice %d of %d".formatted(manner.slice(), manner.slices())));
        }
    }

    private void fill(OrderId id, Fill fill) {
        // Facts are only heard of orders whose intent stood before them.
        var expected = requireNonNull(intents.get(id)).expectedPrice();
        add("         %s: filled %s at %s, fee %s; %s against %s expected"
                .formatted(id, fill.quantity(), fill.price(), fill.fee(), slippage(fill, expected), expected));
    }

    /** What the fill cost more than expected, in quote-asset units. */
    private static String slippage(Fill fill, Price expected) {
        long worse = fill.side() == Side.BUY
                ? fill.price().e8() - expected.e8()
                : expected.e8() - fill.price().e8();
        var money = new Money(Fixed.multiply(worse, fill.quantity().e8()));
        return money.signum() > 0 ? money + " USDT worse" : money.negate() + " USDT better";
    }

    private void add(String line) {
        lines.add(line);
    }
}
