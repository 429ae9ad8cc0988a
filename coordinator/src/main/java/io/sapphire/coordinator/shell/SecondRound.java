package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Signal;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the proposals of a round disagree, everybody who proposed or answered is shown them all, and may criticise and
 * revise. It has half the time of the first round: whoever says nothing until then has nothing to say.
 */
final class SecondRound {
    private static final Logger LOG = LoggerFactory.getLogger(SecondRound.class);

    private final Spans spans;
    private final Duration deadline;
    private final boolean allMustAnswer;

    /** The round after one of this deadline. @param allMustAnswer a missing review fails the round, as in lock-step */
    SecondRound(Duration firstDeadline, boolean allMustAnswer, Spans spans) {
        this.spans = spans;
        this.deadline = firstDeadline.dividedBy(2);
        this.allMustAnswer = allMustAnswer;
    }

    /** The events of the round: first all critiques, then all revised signals, each in agent order. */
    Mono<List<MeshEvent>> hold(List<AgentLine> lines, Proposals proposals, MarketFrame frame, String traceparent) {
        if (!proposals.disagree()) {
            return Mono.just(List.of());
        }
        return spans.around(() -> spans.step("critique", traceparent), step -> hold(lines, proposals, frame, step));
    }

    private Mono<List<MeshEvent>> hold(List<AgentLine> lines, Proposals proposals, MarketFrame frame, Step step) {
        return Flux.fromIterable(lines)
                .flatMapSequential(line -> ask(line, proposals, step.traceparent()), Math.max(1, lines.size()))
                .collectList()
                .map(said -> events(proposals, frame, said));
    }

    private record Said(AgentId agent, Review review) {}

    private Mono<Said> ask(AgentLine line, Proposals proposals, String traceparent) {
        var said = reviewed(line, proposals, traceparent).map(review -> new Said(line.id(), review));
        return allMustAnswer
                ? said.retryWhen(Rounds.AGAIN).transform(Patience.with(deadline.multipliedBy(2), "agent " + line.id()))
                : said.timeout(deadline).onErrorResume(failure -> {
                    LOG.info("agent {} did not review frame {}: {}", line.id(), proposals.frame(), failure.toString());
                    return Mono.empty();
                });
    }

    /** In lock-step a line that broke is opened anew, and asked again. */
    private Mono<Review> reviewed(AgentLine line, Proposals proposals, String traceparent) {
        var review = Mono.defer(() -> line.review(proposals, traceparent));
        return allMustAnswer ? review.onErrorResume(_ -> line.join().then(review)) : review;
    }

    private static List<MeshEvent> events(Proposals proposals, MarketFrame frame, List<Said> all) {
        var critiques = new ArrayList<MeshEvent>();
        var revised = new ArrayList<MeshEvent>();
        for (var said : all) {
            var wrong = wrong(proposals, frame, said);
            if (wrong.isPresent()) {
                critiques.add(
                        new MeshEvent.SignalRefused(said.agent(), proposals.symbol(), proposals.frame(), wrong.get()));
            } else {
                said.review().critiques().forEach(critique -> critiques.add(new MeshEvent.CritiqueReceived(critique)));
                said.review().revised().ifPresent(signal -> revised.add(new MeshEvent.SignalReceived(signal)));
            }
        }
        critiques.addAll(revised);
        return critiques;
    }

    private static Optional<String> wrong(Proposals proposals, MarketFrame frame, Said said) {
        var subjects = new HashSet<AgentId>();
        var proposed = proposals.signals().stream().map(Signal::agent).toList();
        for (var critique : said.review().critiques()) {
            boolean fits = isOf(proposals, said, critique)
                    && proposed.contains(critique.subject())
                    && !critique.subject().equals(said.agent())
                    && critique.text().length() <= Admission.LONGEST_TEXT
                    && subjects.add(critique.subject());
            if (!fits) {
                return Optional.of("criticises something else");
            }
        }
        return said.review()
                .revised()
                .flatMap(signal -> Admission.refusal(signal, said.agent(), frame))
                .map(reason -> "its revision " + reason);
    }

    private static boolean isOf(Proposals proposals, Said said, Critique critique) {
        return critique.author().equals(said.agent())
                && critique.symbol().equals(proposals.symbol())
                && critique.frame() == proposals.frame();
    }
}
