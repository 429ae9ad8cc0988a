package io.sapphire.gateway.projection;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Agents.SeatState;
import io.sapphire.gateway.view.Decisions.Decision;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Decisions.Outcome;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.LifeStage;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Orders.OrderStatus;
import io.sapphire.gateway.view.Orders.Stage;
import io.sapphire.gateway.view.Risk.RiskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private final Story story = Story.trading("run");

    @Test
    void anOrderTellsItsWholeLife() {
        story.frame(1, "60000");
        story.decide(1, Direction.LONG, 0.61);
        var order = story.intend(Side.BUY, "0.04", "60010");
        story.order(new OrderEvent.Unknown(order.id(), "no answer within 5 s", story.now()));
        story.order(new OrderEvent.Resolved(order.id(), true, story.now()));
        story.accept(order);
        story.fillPart(order, "60010", "0.01", "0.24");
        story.fill(order, "60020", "0.03", "0.72");

        var row = orders().getFirst();
        assertThat(row.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(row.life().stream().map(LifeStage::stage))
                .containsExactly(
                        Stage.INTENDED, Stage.UNKNOWN, Stage.RESOLVED, Stage.ACKED, Stage.PARTIAL, Stage.FILLED);
        assertThat(row.avgPrice()).hasToString("60017.5");
        assertThat(row.slippageBp()).isEqualTo(1.25);
        assertThat(row.fee()).hasToString("0.96");
        assertThat(row.open()).isFalse();
        assertThat(row.decisionId()).isEqualTo("d-1");
    }

    @Test
    void aDecisionTellsWhichCallsToALanguageModelStoodBehindItsSignals() {
        story.frame(1, "60000");
        story.vote(1, 0.61);
        story.decide(1, Direction.LONG, 0.61);
        assertThat(decision("d-1").calls()).as("none was made").isEmpty();

        asked("bullish", "0.0021");
        story.frame(2, "60000");
        story.vote(2, 0.61);
        asked("came after the signal", "0.0100");
        story.decide(2, Direction.LONG, 0.61);
        var call = decision("d-2").calls().getFirst();
        assertThat(decision("d-2").calls()).hasSize(1);
        assertThat(call.answer()).isEqualTo("bullish");
        assertThat(call.prompt()).isEqualTo("Say what you think.");
        assertThat(call.costUsd()).hasToString("0.0021");
        assertThat(call.inputTokens()).isEqualTo(300);
        assertThat(call.agentId()).isEqualTo(Story.AGENT);

        for (int more = 0; more < 500; more++) {
            asked("and again", "0");
        }
        assertThat(decision("d-2").calls()).isEmpty();
        assertThat(decision("d-2").callsForgotten()).isEqualTo(1);
    }

    @Test
    void anAgentIsAddedOnProbationAndItsSeatIsGoneWhenAnOperatorTookItAway() {
        var mine = new AgentId("mine");
        story.tell(new MeshEvent.AgentAdded(mine, "host:9090", "anna", "a second opinion"));
        assertThat(view().agent(mine)).as("not before it joined").isEmpty();
        story.tell(new MeshEvent.AgentJoined(Story.agent(mine), true));
        assertThat(view().agent(mine).orElseThrow().state()).isEqualTo(SeatState.PROBATION);
        story.tell(new MeshEvent.AgentRemoved(mine, "anna", "enough of it"));
        var gone = view().agent(mine).orElseThrow();
        assertThat(gone.state()).isEqualTo(SeatState.REMOVED);
        assertThat(gone.stateReason()).isEqualTo("by anna: enough of it");
        assertThat(view().acts(Long.MAX_VALUE, 3, _ -> true).rows())
                .extracting(act -> act.action() + " " + act.object() + " " + act.now())
                .containsExactly("REMOVE mine null", "SEAT mine null", "ADD mine host:9090");
        story.tell(new MeshEvent.AgentJoined(Story.agent(mine), true));
        assertThat(view().agent(mine).orElseThrow().state()).isEqualTo(SeatState.PROBATION);
    }

    private void asked(String answer, String cost) {
        story.tell(new MeshEvent.Reasoned(new Reasoning(
                Story.AGENT,
                Story.BTC,
                "model",
                "v1",
                "0".repeat(64),
                answer,
                300,
                20,
                Money.of(cost),
                Duration.ofMillis(842),
                false,
                "Say what you think.")));
    }

    private Decision decision(String id) {
        return Folded.run(story).decision(id).orElseThrow();
    }

    @Test
    void aDecisionIsWhatBecameOfItsOrders() {
        story.frame(1, "60000");
        story.decide(1, Direction.LONG, 0.61);
        assertThat(newest().outcome()).isEqualTo(Outcome.OPEN);
        var order = story.intend(Side.BUY, "0.04", "60010");
        assertThat(newest().outcome()).isEqualTo(Outcome.OPEN);
        story.fillPart(order, "60010", "0.01", "0.24");
        assertThat(newest().outcome()).isEqualTo(Outcome.PARTIAL);
        story.order(new OrderEvent.Expired(order.id(), "rest of an IOC", story.now()));
        assertThat(newest().outcome()).isEqualTo(Outcome.PARTIAL);

        story.decide(2, Direction.LONG, 0.61);
        assertThat(newest().outcome()).isEqualTo(Outcome.HELD);
        var second = story.intend(Side.BUY, "0.01", "60010");
        story.fill(second, "60010", "0.01", "0.24");
        assertThat(newest().outcome()).isEqualTo(Outcome.FILLED);

        story.decide(3, Direction.SHORT, 0.4);
        story.deny(Side.SELL, "0.05", "60000");
        assertThat(newest().outcome()).isEqualTo(Outcome.DENIED);
        story.decide(4, Direction.FLAT, 0.5, false);
        assertThat(newest().outcome()).isEqualTo(Outcome.NO_QUORUM);
        story.decide(5, Direction.SHORT, 0.4);
        var third = story.intend(Side.SELL, "0.01", "60000");
        story.order(new OrderEvent.Unknown(third.id(), "lost", story.now()));
        assertThat(newest().outcome()).isEqualTo(Outcome.UNKNOWN);
        story.order(new OrderEvent.Resolved(third.id(), false, story.now()));
        assertThat(newest().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void whatKeepsEntriesBackIsWhatTheRunSaysFirst() {
        story.tell(new MeshEvent.ReplicationChanged(Replication.LOST, "Kafka is silent"));
        assertThat(view().run().readiness()).isEqualTo(Readiness.TRADING);
        assertThat(view().run().readinessDetail()).isEqualTo("Kafka is silent");
        story.tell(new MeshEvent.ReplicationChanged(Replication.CURRENT, ""));
        assertThat(view().run().readinessDetail()).isNull();
    }

    @Test
    void aDecisionSaysWhyAndHowLongItTook() {
        story.frame(1, "60000");
        story.vote(1, 0.61);
        story.decide(1, Direction.LONG, 0.61);
        var row = newest();
        assertThat(row.why())
                .isEqualTo("LONG 25 % of a full position: 1 of 1 agents lean long, pooled p 0.610, threshold 0.520.");
        assertThat(row.latencyMs()).isEqualTo(21.0);
        assertThat(row.forCount()).isOne();
        var detail = Folded.of(story).run().orElseThrow().decision("d-1").orElseThrow();
        assertThat(detail.signals())
                .singleElement()
                .matches(signal -> signal.rationale().equals("1 h and 4 h agree"));
        assertThat(detail.checks()).hasSize(2);
    }

    @Test
    void whatHappenedStandsLastAmongTheRowsOfAnEvent() {
        story.frame(1, "60000");
        story.trade(1, "60000", Side.BUY, "0.01");
        var facts = Folded.facts(new Projection(Folded.CAPS), story.log()).getLast();
        assertThat(facts.stream().map(Fact::topic))
                .containsExactly(Topic.DECISION, Topic.ORDER, Topic.POSITION, Topic.FILL);
        var row = (FillRow) facts.getLast().row();
        assertThat(row.id()).isEqualTo("BTCUSDT-1");
        assertThat(row.seq()).isEqualTo(story.lastSequence());
        assertThat(((DecisionRow) facts.getFirst().row()).outcome()).isEqualTo(Outcome.FILLED);
    }

    @Test
    void theSameEventsGiveTheSameFacts() {
        var log = Story.seeded("run", 42, 60).log();
        assertThat(Folded.facts(new Projection(Folded.CAPS), log))
                .isEqualTo(Folded.facts(new Projection(Folded.CAPS), log));
    }

    @Test
    void anotherRunStartsOver() {
        var projection = Folded.of(Story.seeded("first", 1, 30));
        var second = Story.trading("second");
        Folded.fold(projection, second.log());
        var run = projection.run().orElseThrow();
        assertThat(run.run().runId()).isEqualTo("second");
        assertThat(run.counts().orders()).isZero();
        assertThat(projection.sequence()).isEqualTo(second.lastSequence());
    }

    @Test
    void anEventThatDoesNotFollowIsRefused() {
        var projection = new Projection(Folded.CAPS);
        var log = story.log();
        assertThatThrownBy(() -> projection.apply(log.get(1))).hasMessageContaining("does not follow");
        Folded.fold(projection, log.subList(0, 3));
        assertThatThrownBy(() -> projection.apply(log.get(4))).hasMessage("event 5 does not follow event 3");
    }

    @Test
    void theOldestRowsAreForgotten() {
        var projection = new Projection(new Caps(100, 100, 100));
        Folded.fold(projection, Story.seeded("run", 7, 900).log());
        var run = projection.run().orElseThrow();
        assertThat(run.orders(Long.MAX_VALUE, 1_000, _ -> true).found()).hasSize(100);
        assertThat(run.counts().orders()).isEqualTo(300);
        assertThat(run.decision("d-1")).isEmpty();
        assertThat(run.decision("d-300")).isPresent();
    }

    @Test
    void limitsKnowTheirUse() {
        story.frame(1, "60000");
        story.trade(1, "60000", Side.BUY, "0.01");
        story.deny(Side.BUY, "0.05", "60000");
        story.frame(2, "50000");
        var risk = Folded.of(story).run().orElseThrow().risk();
        var use = risk.limits().stream()
                .map(limit -> limit.id() + " " + limit.now() + "/" + limit.limit() + " " + limit.unit() + " "
                        + limit.deniesCount24h())
                .toList();
        assertThat(use)
                .containsExactly(
                        "cooldown-after-loss null/0 s 0",
                        "market-stale-after 0/120 s 0",
                        "max-daily-loss 100.24/200 USDT 0",
                        "max-drawdown 0.010024/0.5 ratio 0",
                        "max-gross-notional 500/4000 USDT 0",
                        "max-leverage 0.05050627/2 x 0",
                        "max-loss-streak 0/1000 trades 0",
                        "max-net-notional 500/4000 USDT 0",
                        "max-order-notional 600/500 USDT 0",
                        "max-orders-per-minute 1/10 orders/min 0",
                        "max-position-notional 500/2000 USDT 1",
                        "max-price-deviation 0/0.05 ratio 0");
        assertThat(risk.limits())
                .filteredOn(limit -> limit.id().equals("max-position-notional"))
                .singleElement()
                .satisfies(limit -> assertThat(limit.max24hRatio()).isEqualTo(0.3));
    }

    /** What only past orders and trades tell: a trade that lost, its cancel, money for models, margin. */
    @Test
    void limitsOfPaceLossesAndModelsKnowTheirUseToo() {
        var limits = List.of(
                new Setting("limits.cooldown-after-loss", "30m"),
                new Setting("limits.executions-within", "1h"),
                new Setting("limits.initial-margin", "0.05"),
                new Setting("limits.max-book-share", "0.5"),
                new Setting("limits.max-concentration", "0.5"),
                new Setting("limits.max-daily-model-cost", "1"),
                new Setting("limits.max-executions", "20"),
                new Setting("limits.max-in-flight", "4"),
                new Setting("limits.max-loss-streak", "5"),
                new Setting("limits.max-margin-use", "0.5"),
                new Setting("limits.max-messages-per-minute", "20"),
                new Setting("limits.max-price-deviation", "0.05"));
        var lost = Story.trading("run", limits);
        lost.frame(1, "60000");
        lost.trade(1, "60000", Side.BUY, "0.01");
        lost.trade(1, "59000", Side.SELL, "0.01");
        lost.frame(2, "60000");
        lost.trade(2, "60000", Side.BUY, "0.02");
        var waiting = lost.intend(Side.BUY, "0.01", "57000");
        lost.order(new OrderEvent.CancelIntended(waiting.id(), "over", lost.now()));
        var use = Folded.of(lost).run().orElseThrow().risk().limits().stream()
                .map(limit -> limit.id() + " " + limit.now() + " " + limit.useRatio())
                .toList();
        // 1200 of 9989.28, of which 5 % are bound; 0.01 of the 1 that the book shows.
        assertThat(use)
                .containsExactly(
                        "cooldown-after-loss 10 0.9944",
                        "executions-within null null",
                        "initial-margin null null",
                        "max-book-share 0.01 0.02",
                        "max-concentration 0.12012878 0.2403",
                        "max-daily-model-cost 0 0.0",
                        "max-executions 3 0.15",
                        "max-in-flight 1 0.25",
                        "max-loss-streak 1 0.2",
                        "max-margin-use 0.00600644 0.012",
                        "max-messages-per-minute 5 0.25",
                        "max-price-deviation 0.05 1.0");
    }

    @Test
    void aHaltSaysWhoAndWhy() {
        story.frame(1, "60000");
        story.tell(new MeshEvent.TradingHalted("anna", "looks odd", story.now()));
        var risk = Folded.of(story).run().orElseThrow().risk();
        assertThat(risk.state()).isEqualTo(RiskState.HALTED);
        assertThat(risk.by()).isEqualTo("anna");
        assertThat(risk.reason()).isEqualTo("looks odd");
        assertThat(risk.sinceUs()).isEqualTo(story.now());
    }

    @Test
    void agentsComeGoAndAreMuted() {
        story.frame(1, "60000");
        story.vote(1, 0.61);
        story.tell(new MeshEvent.AgentMuted(Story.AGENT, true, "anna", "too loud"));
        story.tell(new MeshEvent.AgentJoined(Story.agent(Story.AGENT), false));
        var agent = Folded.of(story).run().orElseThrow().agents().getFirst();
        assertThat(agent.state()).isEqualTo(SeatState.MUTED);
        assertThat(agent.signals()).hasSize(1);
        story.tell(new MeshEvent.AgentLeft(Story.AGENT, "lease ran out"));
        assertThat(Folded.of(story).run().orElseThrow().activeAgents()).isZero();
    }

    @Test
    void minutesBecomeLongerCandlesAndQuietOnesNone() {
        for (int frame = 1; frame <= 18; frame++) {
            story.frame(frame, Integer.toString(60_000 + frame));
        }
        story.frame(60, "61000");
        var run = Folded.of(story).run().orElseThrow();
        var minutes = run.candles(Story.BTC, Instant.EPOCH, story.now(), Duration.ofMinutes(1), "1m", 100)
                .orElseThrow();
        assertThat(minutes.stream().map(candle -> candle.open() + " " + candle.close() + " " + candle.trades()))
                .containsExactly("60001 60006 6", "60007 60012 6", "60013 60018 6", "61000 61000 1");
        var fives = run.candles(Story.BTC, Instant.EPOCH, story.now(), Duration.ofMinutes(5), "5m", 100)
                .orElseThrow();
        assertThat(fives.stream().map(candle -> candle.high() + " " + candle.volume()))
                .containsExactly("60018 9", "61000 0.5");
    }

    @Test
    void theQuoteShowsTheTouchAndTheBookLeans() {
        story.frame(1, "60000");
        var market = Folded.of(story)
                .run()
                .orElseThrow()
                .market(Story.BTC, Instant.EPOCH)
                .orElseThrow();
        var quote = requireNonNull(market.quote());
        assertThat(quote.bid()).hasToString("59999.5");
        assertThat(quote.spreadBp()).isEqualTo(0.167);
        var book = requireNonNull(market.book());
        assertThat(book.microPrice()).hasToString("60000.25");
        assertThat(book.imbalance()).isEqualTo(0.5);
        assertThat(market.info().simulated()).isTrue();
    }

    private RunView view() {
        return Folded.of(story).run().orElseThrow();
    }

    private List<OrderRow> orders() {
        return Folded.of(story)
                .run()
                .orElseThrow()
                .orders(Long.MAX_VALUE, 10, _ -> true)
                .rows();
    }

    private DecisionRow newest() {
        return Folded.of(story)
                .run()
                .orElseThrow()
                .decisions(Long.MAX_VALUE, 1, _ -> true)
                .rows()
                .getFirst();
    }
}
