package io.sapphire.agents.prediction;

import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.PlainSentence;
import io.sapphire.agents.reasoning.Prompt;
import io.sapphire.agents.reasoning.Quoted;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A language model's sentence beside the forecasts of one market. Nothing of it counts: it is only shown. */
final class Remarks {
    /** The model is asked again when the side is another one, and not more often than this. */
    private static final Duration AT_LEAST = Duration.ofHours(1);

    private static final Prompt PROMPT = Prompt.beside(Remarks.class, "remark-v1");

    private final RemarkForm form;
    private final Symbol symbol;
    private Optional<Signal> last = Optional.empty();
    private Optional<Signal> about = Optional.empty();
    private Optional<Signal> asked = Optional.empty();

    Remarks(Symbol symbol) {
        this.symbol = symbol;
        this.form = new RemarkForm(symbol, new PlainSentence(PROMPT.instructions()));
    }

    void made(Opinion opinion) {
        last = opinion instanceof Opinion.View(var signal) ? Optional.of(signal) : Optional.empty();
    }

    Optional<Inquiry> inquiry() {
        about = last.filter(signal -> signal.direction() != Direction.FLAT && isNew(signal));
        return about.map(signal -> new Inquiry(PredictionAgent.ID, symbol, PROMPT, data(signal), form));
    }

    private boolean isNew(Signal signal) {
        return asked.isEmpty()
                || asked.get().direction() != signal.direction()
                        && !soon(asked.get().eventTime(), signal.eventTime());
    }

    private static boolean soon(Instant before, Instant now) {
        return now.isBefore(before.plus(AT_LEAST));
    }

    private String data(Signal signal) {
        var rows = signal.evidence().stream()
                .filter(one -> one.unit().equals("sigma"))
                .map(one -> Map.of("feature", one.name(), "deviations", Fixed.toPlainString(one.valueE8())))
                .toList();
        return "Market: " + symbol + "\nSide of the forecast: " + signal.direction() + "\n"
                + Quoted.block("features", rows);
    }

    /** The signal with the model's sentence after its own, if there is one. By now there may be a later one, or none. */
    Optional<Signal> remarked(Outcome outcome) {
        if (!(outcome instanceof Outcome.NotAsked)) {
            asked = about;
        }
        return outcome instanceof Outcome.Answered(var answer, var _)
                ? last.map(signal -> with(signal, form.read(answer)))
                : last;
    }

    private static Signal with(Signal signal, String sentence) {
        return new Signal(
                signal.agent(),
                signal.symbol(),
                signal.frame(),
                signal.direction(),
                signal.confidence(),
                signal.horizon(),
                signal.expectedReturn(),
                signal.risk(),
                signal.evidence(),
                signal.rationale() + " The language model: " + sentence + (sentence.endsWith(".") ? "" : "."),
                signal.eventTime(),
                signal.expiry());
    }
}
