package io.sapphire.agents.prediction;

import io.sapphire.agents.reasoning.AnswerForm;
import io.sapphire.agents.reasoning.ClosedJson;
import io.sapphire.agents.reasoning.PlainSentence;
import io.sapphire.agents.reasoning.RefusedAnswerException;
import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.Set;

/** What a model may say of a forecast: one sentence, and no number in it. */
record RemarkForm(Symbol symbol, PlainSentence plain) implements AnswerForm {
    private static final Set<String> MEMBERS = Set.of("symbol", "sentence");

    @Override
    public String schema() {
        return """
            {"type":"OBJECT","properties":{\
            "symbol":{"type":"STRING","enum":["%s"]},\
            "sentence":{"type":"STRING","maxLength":200}},\
            "required":["symbol","sentence"]}\
            """.formatted(symbol);
    }

    @Override
    public void check(String answer) {
        var _ = read(answer);
    }

    /** @throws RefusedAnswerException if anything of it is outside the form */
    String read(String answer) {
        var json = ClosedJson.read(answer, MEMBERS);
        var _ = json.word("symbol", List.of(symbol.value()));
        var sentence = json.text("sentence");
        plain.check(sentence);
        if (sentence.isBlank() || sentence.chars().anyMatch(Character::isDigit)) {
            throw new RefusedAnswerException("the model's answer was refused: with a number of its own, or nothing");
        }
        return sentence;
    }
}
