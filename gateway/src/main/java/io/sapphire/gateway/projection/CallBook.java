package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import io.sapphire.gateway.view.Agents.SignalRow;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Decisions.CallRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to language models, the newest in full, and which of them stood behind a signal. For one thread at a time. */
final class CallBook {
    /** With texts of 20,000 characters each, some 20 MB at worst. */
    private static final int KEPT = 500;

    private final Shelf<CallRow> calls = new Shelf<>(KEPT);
    private final Map<Asker, Long> latest = new HashMap<>();
    private final Map<Asker, Long> behind = new HashMap<>();

    private record Asker(AgentId agent, Symbol symbol) {}

    void think(Reasoning asked, Recorded recorded) {
        calls.put(recorded.sequence(), row(asked, recorded));
        latest.put(new Asker(asked.agent(), asked.symbol()), recorded.sequence());
    }

    /** Whatever was asked before it stands behind it. */
    void hear(Signal signal) {
        var asker = new Asker(signal.agent(), signal.symbol());
        Optional.ofNullable(latest.get(asker)).ifPresent(call -> behind.put(asker, call));
    }

    /** Sequences of the calls behind the signals that counted, in their order. */
    List<Long> behind(List<SignalRow> counted) {
        return counted.stream()
                .flatMap(signal ->
                        Optional.ofNullable(behind.get(new Asker(signal.agentId(), signal.symbol()))).stream())
                .toList();
    }

    /** Those of them that are kept. */
    List<CallRow> kept(List<Long> sequences) {
        return sequences.stream()
                .flatMap(sequence -> calls.find(sequence).stream())
                .toList();
    }

    private static CallRow row(Reasoning asked, Recorded recorded) {
        return new CallRow(
                asked.agent(),
                recorded.sequence(),
                recorded.recordTime(),
                asked.model(),
                asked.promptVersion(),
                asked.promptHash(),
                asked.prompt().isEmpty() ? null : asked.prompt(),
                asked.answer(),
                asked.inputTokens(),
                asked.outputTokens(),
                new Decimal(asked.cost().e8()),
                asked.latency(),
                asked.fallback());
    }
}
