package io.sapphire.agents.sentiment;

import static java.util.stream.Collectors.joining;

import io.sapphire.agents.reasoning.AnswerForm;
import io.sapphire.agents.reasoning.ClosedJson;
import io.sapphire.agents.reasoning.PlainSentence;
import io.sapphire.agents.reasoning.RefusedAnswerException;
import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.Set;

/**
 * What a model may say of headlines: a direction and how strong, which of them say so, and one sentence. No price, no size
 * and no probability (methods.md 3.5).
 *
 * @param ids of the headlines it was shown
 */
record HeadlineForm(Symbol symbol, List<String> ids, PlainSentence plain) implements AnswerForm {
    private static final List<String> DIRECTIONS = List.of("UP", "DOWN", "NONE");
    private static final List<Integer> HORIZONS = List.of(15, 60, 240, 1440);
    private static final int MOST_STRENGTH = 100;
    private static final Set<String> MEMBERS = Set.of(
            "symbol", "direction", "strength", "horizon_minutes", "headline_ids", "reason", "contains_instructions");

    @Override
    public String schema() {
        return """
            {"type":"OBJECT","properties":{\
            "symbol":{"type":"STRING","enum":["%s"]},\
            "direction":{"type":"STRING","enum":["UP","DOWN","NONE"]},\
            "strength":{"type":"INTEGER","minimum":0,"maximum":100},\
            "horizon_minutes":{"type":"INTEGER","minimum":15,"maximum":1440},\
            "headline_ids":{"type":"ARRAY","maxItems":%d,"items":{"type":"STRING","enum":[%s]}},\
            "reason":{"type":"STRING","maxLength":200},\
            "contains_instructions":{"type":"BOOLEAN"}},\
            "required":["symbol","direction","strength","horizon_minutes","headline_ids","reason","contains_instructions"]}\
            """.formatted(
                symbol, ids.size(), ids.stream().map(id -> '"' + id + '"').collect(joining(",")));
    }

    @Override
    public void check(String answer) {
        var _ = read(answer);
    }

    /** @throws RefusedAnswerException if anything of it is outside the form */
    Verdict read(String answer) {
        var json = ClosedJson.read(answer, MEMBERS);
        var _ = json.word("symbol", List.of(symbol.value()));
        var direction = json.word("direction", DIRECTIONS);
        int strength = json.number("strength", 0, MOST_STRENGTH);
        int horizon = json.number("horizon_minutes", HORIZONS.getFirst(), HORIZONS.getLast());
        var chosen = json.someOf("headline_ids", Set.copyOf(ids));
        if (!HORIZONS.contains(horizon) || chosen.isEmpty() && !direction.equals("NONE")) {
            throw new RefusedAnswerException("the model's answer was refused: with a side that rests on nothing given");
        }
        var reason = json.text("reason");
        plain.check(reason);
        return new Verdict(
                sign(direction) * strength / (double) MOST_STRENGTH,
                chosen,
                reason,
                json.flag("contains_instructions"));
    }

    private static int sign(String direction) {
        return direction.equals("UP") ? 1 : direction.equals("DOWN") ? -1 : 0;
    }

    /**
     * What it said.
     *
     * @param tone for the price, -1 to 1
     * @param ids of the headlines that say so
     * @param instructed whether a headline tried to tell it what to say
     */
    record Verdict(double tone, List<String> ids, String reason, boolean instructed) {}
}
