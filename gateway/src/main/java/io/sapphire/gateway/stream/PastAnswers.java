package io.sapphire.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.gateway.kept.AnswerStore;
import io.sapphire.gateway.kept.KeptAnswer;
import reactor.core.publisher.Mono;

/**
 * Answers about the past, for whoever asks the same again, of any gateway: the past does not change, and to find it out the
 * log is read from its beginning. One that was kept is told only if the log still says what it said then.
 */
final class PastAnswers {
    private final EventLog log;
    private final AnswerStore store;
    private final String edition;

    /** @param edition whatever else an answer depends on */
    PastAnswers(EventLog log, AnswerStore store, String edition) {
        this.log = log;
        this.store = store;
        this.edition = edition;
    }

    /** @param sequence of the last event that it tells of */
    record Told(long sequence, byte[] json) {}

    /** @param source asked if nobody asked the same before */
    Mono<byte[]> answer(String run, Moment moment, String question, Mono<Told> source) {
        var asked = String.join("\n", edition, run, moment.toString(), question);
        return store.find(asked)
                .filterWhen(kept -> isOf(moment, kept))
                .map(kept -> kept.json().getBytes(UTF_8))
                .switchIfEmpty(source.flatMap(told -> keep(asked, told).thenReturn(told.json())));
    }

    /** Whether the log goes on from the same records, and with something that the moment does not include. */
    private Mono<Boolean> isOf(Moment moment, KeptAnswer kept) {
        return log.behind(kept.sequence())
                .map(next -> next.previous().equals(kept.record()) && !moment.includes(next))
                .defaultIfEmpty(false);
    }

    private Mono<Void> keep(String asked, Told told) {
        return log.behind(told.sequence())
                .flatMap(next -> store.keep(
                        asked, new KeptAnswer(told.sequence(), next.previous(), new String(told.json(), UTF_8))));
    }
}
