package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.order.DenialCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers of denials are a promise: logs, clients and people refer to them. */
class DenialCodesTest {
    private static final Path PAGE = Path.of("..", "docs", "denial-codes.md");

    @Test
    void pageListsEveryCodeAsItIs() throws IOException {
        var rows = Arrays.stream(DenialCode.values())
                .map(code -> "| %d | %s | %s |".formatted(code.number(), code, code.meaning()))
                .collect(Collectors.joining("\n", "", "\n"));
        var page = """
            # Denial codes

            Why the risk gate refuses an order. A denial carries the number that was observed and the limit it was held
            against. Numbers never change their meaning.

            | number | code | meaning |
            |---|---|---|
            """ + rows;
        if (Boolean.getBoolean("sapphire.generate")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("generate it with: mvn test -pl local -am -Dsapphire.generate")
                .hasContent(page);
    }

    @Test
    void numbersAreUnique() {
        assertThat(Arrays.stream(DenialCode.values()).map(DenialCode::number)).doesNotHaveDuplicates();
    }
}
