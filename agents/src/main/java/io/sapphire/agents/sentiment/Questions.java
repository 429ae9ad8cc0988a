package io.sapphire.agents.sentiment;

import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.PlainSentence;
import io.sapphire.agents.reasoning.Prompt;
import io.sapphire.agents.reasoning.Quoted;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The headlines of one market that a language model was not asked about yet; the newest, if they are many. */
final class Questions {
    private static final int MOST = 20;
    private static final Prompt PROMPT = Prompt.beside(Questions.class, "headlines-v1");

    private final Symbol symbol;
    private final Deque<Unasked> waiting = new ArrayDeque<>();
    private List<Unasked> asked = List.of();

    Questions(Symbol symbol) {
        this.symbol = symbol;
    }

    void add(Unasked headline) {
        if (waiting.size() >= MOST) {
            waiting.removeFirst();
        }
        waiting.addLast(headline);
    }

    /** Nothing new, no question. */
    Optional<Inquiry> next(MarketFrame frame) {
        asked = List.copyOf(waiting);
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(new Inquiry(SentimentAgent.ID, symbol, PROMPT, data(frame), form()));
    }

    private String data(MarketFrame frame) {
        var rows = IntStream.range(0, asked.size())
                .mapToObj(i -> row(id(i), asked.get(i).headline(), frame))
                .toList();
        return "Market: " + symbol + "\n" + Quoted.block("headlines", rows);
    }

    private static Map<String, Object> row(String id, Headline headline, MarketFrame frame) {
        long age = Duration.between(headline.seen(), frame.end()).toMinutes();
        return Map.of("id", id, "source", headline.source(), "age_minutes", age, "title", headline.title());
    }

    private HeadlineForm form() {
        var ids = IntStream.range(0, asked.size()).mapToObj(Questions::id).toList();
        return new HeadlineForm(symbol, ids, new PlainSentence(PROMPT.instructions()));
    }

    private static String id(int index) {
        return "h" + (index + 1);
    }

    /** @throws io.sapphire.agents.reasoning.RefusedAnswerException if it does not fit what was asked last */
    HeadlineForm.Verdict read(String answer) {
        return form().read(answer);
    }

    boolean isNamed(Unasked headline, HeadlineForm.Verdict verdict) {
        return verdict.ids().contains(id(asked.indexOf(headline)));
    }

    /** They are not asked about again. */
    List<Unasked> settle() {
        waiting.removeAll(asked);
        return asked;
    }
}
