package io.sapphire.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The manual lists every mode of a fault, and no other; and every mode that is named is understood. */
class FaultsManualTest {
    static final Iterable<String> MODES = FaultForm.MODES;

    private static final Pattern MODE = Pattern.compile("`((?:rest|order|limit|user|market)\\.[a-z0-9_]+)`");

    @Test
    void theTableOfModesIsComplete() throws IOException {
        var named = new TreeSet<String>();
        for (var line : Files.readAllLines(Path.of("..", "docs", "simulator.md"))) {
            if (line.startsWith("| `")) {
                MODE.matcher(line).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(FaultForm.MODES);
    }

    @ParameterizedTest
    @FieldSource("MODES")
    void everyModeIsUnderstood(String mode) {
        var delay = mode.endsWith(".delay") ? ",\"delayMs\":1" : "";
        var fault = FaultForm.read("{\"mode\":\"" + mode + "\"" + delay + "}");
        assertThat(fault.timing().times()).isEqualTo(1);
        assertThatThrownBy(() -> FaultForm.read("{\"mode\":\"" + mode + "x\"}")).isInstanceOf(MisuseException.class);
    }
}
