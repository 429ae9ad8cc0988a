package io.sapphire.agents.sentiment;

import io.sapphire.agents.reasoning.Availability;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a language model says of the headlines of one market, if there is one. */
final class ModelReader {
    private final Availability availability;
    private final Questions questions;
    private List<Unasked> asked = List.of();
    private String whyLexicon;
    private String said = "";
    private boolean instructed;

    ModelReader(Symbol symbol, Availability availability) {
        this.availability = availability;
        this.questions = new Questions(symbol);
        this.whyLexicon = switch (availability) {
            case Availability.Model _ -> "the language model was not asked yet";
            case Availability.Absent(var reason) -> reason;
        };
    }

    void add(Unasked headline) {
        if (availability instanceof Availability.Model) {
            questions.add(headline);
        }
    }

    Optional<Inquiry> inquiry(MarketFrame frame) {
        return questions.next(frame);
    }

    /**
     * What the model said that may be used: an answer about headlines that tried to tell it what to say is not. Headlines
     * nobody was asked about are asked about again.
     */
    Optional<HeadlineForm.Verdict> hear(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotAsked(var reason) -> without(reason);
            case Outcome.Failed(var reason, var _) -> {
                asked = questions.settle();
                yield without(reason);
            }
            case Outcome.Answered(var answer, var _) -> heard(questions.read(answer));
        };
    }

    private Optional<HeadlineForm.Verdict> heard(HeadlineForm.Verdict verdict) {
        asked = questions.settle();
        instructed = verdict.instructed();
        if (instructed) {
            return without("headlines tried to instruct the language model");
        }
        said = verdict.reason().isBlank() ? "" : " The language model: " + sentence(verdict.reason());
        return Optional.of(verdict);
    }

    private Optional<HeadlineForm.Verdict> without(String reason) {
        whyLexicon = reason;
        said = "";
        return Optional.empty();
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    /** What it was asked about last. */
    List<Unasked> asked() {
        return asked;
    }

    boolean isNamed(Unasked headline, HeadlineForm.Verdict verdict) {
        return questions.isNamed(headline, verdict);
    }

    String said() {
        return said;
    }

    List<Evidence> readers(Collection<Item> items) {
        var readers = new ArrayList<Evidence>();
        long byModel = items.stream().filter(Item::byModel).count();
        if (byModel > 0) {
            readers.add(Evidence.of("read by the language model", byModel, "headlines"));
        }
        if (byModel < items.size()) {
            readers.add(Evidence.of("read by the lexicon: " + whyLexicon, items.size() - byModel, "headlines"));
        }
        if (instructed) {
            readers.add(Evidence.of("news that instruct the language model", 1, "batch"));
        }
        return readers;
    }
}
