package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an adapter for Aster has to do, card by card, at the simulator, whose books are the judge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceTest {
    private static final Path PAGE = Path.of("..", "docs", "acceptance.md");
    private static final String PASSES = "passes";

    private CardDesk desk;
    private final Map<Card, String> results = new LinkedHashMap<>();
    private final Map<Card, Throwable> failures = new LinkedHashMap<>();

    static List<Card> cards() {
        return Stream.concat(TradingCards.all().stream(), DataCards.all().stream())
                .toList();
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        desk = new CardDesk(folder);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void adapterDoesWhatTheCardSays(Card card) throws Throwable {
        if (!result(card).equals(PASSES)) {
            throw failures.get(card);
        }
    }

    /** After the cards, or in their place: each is tried once. */
    @Test
    void pageTellsTheResultOfEveryCard() throws IOException {
        var rows = cards().stream()
                .map(card -> "| %s | %s | %s | %s |".formatted(card.id(), card.group(), card.title(), result(card)))
                .collect(Collectors.joining("\n", "", "\n"));
        var page = """
            # Acceptance cards

            What an adapter for Aster futures has to do with orders (TC-E) and market data (TC-D). Each card is tried with
            the exchange adapter over real connections to the simulated venue, and held against the venue's own books.
            None of it has been tried at Aster itself.

            | card | about | what | result |
            |---|---|---|---|
            """ + rows;
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl local -am -Dsapphire.generate")
                .hasContent(page);
    }

    private String result(Card card) {
        return results.computeIfAbsent(number(card), _ -> attempt(card));
    }

    /** The list is made anew for every test. */
    private Card number(Card card) {
        return results.keySet().stream()
                .filter(tried -> tried.id().equals(card.id()))
                .findFirst()
                .orElse(card);
    }

    private String attempt(Card card) {
        try {
            desk.clean();
            card.test().run(desk);
            return PASSES;
        } catch (RuntimeException | AssertionError failure) {
            failures.put(card, failure);
            return "fails";
        }
    }
}
