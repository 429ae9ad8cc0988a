package io.sapphire.agents.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With golden values F3b, F4 and F5 of methods.md 12. */
class SentimentAgentTest {
    private static final SentimentParameters PARAMETERS =
            new SentimentParameters(Duration.ofHours(6), 1, 0.6, Duration.ofHours(1), 0.05, 0.5);
    private static final List<String> GOLDEN = List.of(
            "Bitcoin falls 5% as exchange halts withdrawals",
            "Exchange halts withdrawals, Bitcoin falls 5%",
            "BITCOIN FALLS 5 % AS EXCHANGE HALTS WITHDRAWALS!",
            "Bitcoin drops 5% as exchange halts withdrawals",
            "Fed leaves rates unchanged, signals two cuts");

    @ParameterizedTest(name = "F3b of headline 1 and {0}")
    @CsvSource({"2, 0.8571428571429", "3, 1", "4, 0.75", "5, 0"})
    void paraphrasesShareTheirWords(int headline, double golden) {
        var first = Words.of(GOLDEN.getFirst()).distinct();
        var other = Words.of(GOLDEN.get(headline - 1)).distinct();
        assertThat(Words.overlap(first, other)).isCloseTo(golden, within(1e-12));
    }

    /** F4. */
    @Test
    void toneOfOneGoodAndThreeBadIsDamped() {
        assertThat(Lexicon.damped(1, 3)).isCloseTo(-0.3333333333333, withinPercentage(1e-7));
    }

    /** F5. */
    @Test
    void moodForgets() {
        var mood = new Mood(3_600_000, 1);
        mood.take("a", 1, -.6);
        mood.advance(1_800_000);
        mood.take("b", .5, .2);
        mood.advance(5_400_000);
        mood.take("c", 1, .8);
        mood.advance(7_200_000);
        assertThat(mood.sum()).isCloseTo(0.4510407640086, withinPercentage(1e-7));
        assertThat(mood.weight()).isCloseTo(1.133883476483, withinPercentage(1e-7));
        assertThat(mood.value()).isCloseTo(0.2113708498985, withinPercentage(1e-7));
    }

    @Test
    void oneSourceHasAtMostTwoFifths() {
        var mood = new Mood(3_600_000, 1);
        for (int i = 0; i < 100; i++) {
            var _ = mood.add("loud", 1, -1);
        }
        assertThat(mood.weight()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(mood.value()).isCloseTo(-0.4, within(1e-9));
        assertThat(mood.add("other", 1, 1)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "Exchange halts withdrawals, -0.6",
        "Bitcoin not approved, -0.5",
        "Bitcoin short squeeze, 0.5",
        "Hack refunded, 0.4286",
        "Bitcoin may fall, -0.2",
        "Nothing in particular, 0"
    })
    void directionCountsNotTone(String title, double tone) {
        assertThat(Lexicon.own().tone(Words.of(title)).orElse(0.0)).isCloseTo(tone, within(1e-3));
    }

    @Test
    void lexiconIsSound() {
        assertThat(Lexicon.own().size()).isBetween(150, 300);
        assertThatThrownBy(() -> Lexicon.of(List.of("crash\t-9\tmove\tfalls")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lexicon.of(List.of("crash\t-3\tmove"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Lexicon.of(List.of("a\t1\tm\tr", "A\t1\tm\tr")))
                .hasMessageContaining("twice");
    }

    @Test
    void badNewsAreAShortAndSaidWithSourceAgeAndNovelty() {
        var replies = observe(at(GOLDEN.getFirst(), 60), 90 * 6);
        var signal = signals(replies).getLast();
        assertThat(signal.direction()).isEqualTo(Direction.SHORT);
        assertThat(signal.confidence().ratio()).isBetween(0.51, 0.55);
        assertThat(signal.evidence())
                .extracting(evidence -> evidence.name().replaceAll(":.*", ""))
                .contains("tone of example.org", "age of example.org", "novelty of example.org");
        assertThat(signal.rationale()).startsWith("1 headlines of the last day have a mood of -0.");
    }

    @Test
    void headlineIsNotKnownBeforeItIsSeen() {
        var replies = observe(at(GOLDEN.getFirst(), 60), 90 * 6);
        assertThat(replies.subList(0, 59 * 6)).allMatch(NoView.class::isInstance);
        assertThat(replies.subList(0, 59 * 6))
                .anyMatch(reply ->
                        reason(reply).equals("no headline about BTCUSDT in the 24 h before 2026-01-05T00:30:00Z"));
    }

    @Test
    void repetitionIsCountedButSaysNothingNew() {
        var once = signals(observe(at(GOLDEN.getFirst(), 30), 60 * 6)).getLast();
        var often = signals(observe(
                        (after, until) -> GOLDEN.subList(0, 4).stream()
                                .flatMap(title -> at(title, 30).between(after, until).stream())
                                .toList(),
                        60 * 6))
                .getLast();
        assertThat(often.confidence()).isEqualTo(once.confidence());
        assertThat(often.rationale()).startsWith("4 headlines");
    }

    @Test
    void otherPeoplesMarketsSayNothing() {
        var replies = observe(at("Dogecoin crashes", 10), 40 * 6);
        assertThat(replies).allMatch(NoView.class::isInstance);
    }

    private static Headlines at(String title, int minute) {
        var headline = new Headline("example.org", title, Scene.START.plus(Duration.ofMinutes(minute)));
        return (after, until) ->
                headline.seen().isAfter(after) && !headline.seen().isAfter(until) ? List.of(headline) : List.of();
    }

    private static List<Reply> observe(Headlines headlines, int frames) {
        var agent = new Speaker(new SentimentAgent(
                PARAMETERS,
                List.of(Scene.listing()),
                headlines,
                new Availability.Absent("no language model is configured")));
        var replies = new ArrayList<Reply>();
        RandomMarket.frames(1, frames, 0, 1e-4).forEach(frame -> replies.add(agent.observe(Scene.observation(frame))));
        return replies;
    }

    private static List<Signal> signals(List<Reply> replies) {
        return replies.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private static String reason(Reply reply) {
        return reply instanceof NoView noView ? noView.reason() : "";
    }
}
