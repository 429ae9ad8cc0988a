package io.sapphire.agents.kit;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be said of others, and to a person, from one's own last signals alone. */
final class OwnView {

    private OwnView() {}

    static Critique critique(Signal peer, Signal own) {
        boolean agrees = peer.direction() == own.direction();
        var text = (agrees ? "Mine goes the same way: " : "Mine goes the other way: ") + own.rationale();
        return new Critique(own.agent(), peer.agent(), peer.symbol(), peer.frame(), agrees, text);
    }

    static String answer(AgentDescriptor agent, List<Signal> own, Map<Symbol, Opinion.Silence> silences) {
        var answer = new ArrayList<String>();
        answer.add(agent.id() + ", version " + agent.version() + ": " + agent.method());
        own.forEach(signal -> answer.add(sentence(signal)));
        if (own.isEmpty()) {
            answer.add("It has no view yet.");
        }
        silences.forEach((symbol, silence) -> {
            if (!silence.reason().isBlank()) {
                answer.add("Nothing new on " + symbol + " since: " + silence.reason() + ".");
            }
        });
        return String.join("\n", answer);
    }

    private static String sentence(Signal signal) {
        return String.format(
                ROOT,
                "%s at %s: %s at %.2f %% over %s, expects %+.2f bp, one standard deviation is %.2f bp. %s It rests on"
                        + " %s. It is no vote any more from %s on.",
                signal.symbol(),
                signal.eventTime(),
                signal.direction(),
                100 * signal.confidence().ratio(),
                span(signal.horizon()),
                bp(signal.expectedReturn()),
                bp(signal.risk()),
                signal.rationale(),
                signal.evidence().stream().map(OwnView::number).collect(joining(", ")),
                signal.expiry());
    }

    private static String span(Duration horizon) {
        return horizon.toSeconds() % 60 == 0 ? horizon.toMinutes() + " min" : horizon.toSeconds() + " s";
    }

    private static double bp(Rate rate) {
        return rate.e8() / (double) Rate.ofBp(1).e8();
    }

    private static String number(Evidence evidence) {
        var number = String.format(ROOT, "%s %.4g", evidence.name(), evidence.valueE8() / 1e8);
        return evidence.unit().isEmpty() ? number : number + " " + evidence.unit();
    }
}
