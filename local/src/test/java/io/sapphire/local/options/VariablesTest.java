package io.sapphire.local.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.exchange.aster.signing.LegacyKeys;
import io.sapphire.local.options.Variables.Meant;
import io.sapphire.local.stage.StageArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class VariablesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED = Pattern.compile("(?m)^([A-Z][A-Z0-9_]*)=");

    @TempDir
    Path folder;

    @Test
    void theyStandBetweenProfileAndSet() {
        var environment = Map.of(
                "VERTEX_AI_PROJECT", "ours",
                "GCP_PROJECT_ID", "another",
                "VERTEX_AI_LOCATION", "europe-west4",
                "REDIS_URL", " redis://localhost:6379 ",
                "REDIS_PASSWORD", "hush",
                "VERTEX_AI_MODEL", "");
        assertThat(Variables.in(environment))
                .containsEntry("sapphire.agents.reasoning.project", new Meant("ours", "VERTEX_AI_PROJECT"))
                .containsEntry("sapphire.gateway.cache.redis", new Meant("redis://localhost:6379", "REDIS_URL"))
                .containsEntry("sapphire.agents.cache.password", new Meant("env:REDIS_PASSWORD", "REDIS_PASSWORD"))
                .doesNotContainKey("sapphire.agents.reasoning.model");
        var options = options(environment, "--set=sapphire.agents.reasoning.location=us-central1");
        assertThat(options.settings().values())
                .containsEntry("sapphire.agents.reasoning.project", "ours")
                .containsEntry("sapphire.agents.reasoning.location", "us-central1")
                .doesNotContainValue("hush");
        assertThat(options.identity()).doesNotContainKey("sapphire.gateway.cache.redis");
        assertThat(options(Map.of()).settings().values()).doesNotContainKey("sapphire.agents.reasoning.project");
    }

    /** Many have a project of Google's named for other reasons. */
    @Test
    void aProjectAloneAsksNoModel() {
        assertThat(Variables.in(Map.of("GCP_PROJECT_ID", "ours"))).isEmpty();
        assertThat(Variables.in(Map.of("GCP_PROJECT_ID", "ours", "VERTEX_AI_MODEL", "gemini-2.5-flash")))
                .containsEntry("sapphire.agents.reasoning.project", new Meant("ours", "GCP_PROJECT_ID"));
    }

    @Test
    void aRedisIsNamedOnceAndWithoutItsPassword() {
        assertThatThrownBy(() -> options(Map.of("REDIS_URL", "redis://localhost"), "--with-redis"))
                .hasMessage("--with-redis starts a Redis and REDIS_URL names another: unset one of them.");
        assertThatThrownBy(() -> options(Map.of("REDIS_URL", "redis://me:hush@localhost")))
                .hasMessageStartingWith("REDIS_URL must not hold a password")
                .hasMessageNotContaining("hush");
    }

    @Test
    void theKeysFileMayBeNamedThere() throws IOException {
        var key = Files.writeString(folder.resolve("key"), "00");
        var environment = Map.of(StageArguments.KEY_FILE, key.toString());
        assertThat(options(environment, "--stage=testnet", "--market=aster:BTCUSDT")
                        .stage()
                        .key())
                .isEqualTo(key);
        assertThat(options(environment).stage().keyFile()).isEmpty();
    }

    /** What the example tells of is read somewhere, and nothing that a guide's reader sets is left out. */
    @Test
    void theExampleNamesWhatIsRead() throws IOException {
        var named = NAMED.matcher(Files.readString(ROOT.resolve(".env.example")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(named)
                .contains("GCP_PROJECT_ID", "ASTER_API_KEY", "ASTER_SECRET_KEY", "VERTEX_AI_PROJECT", "REDIS_URL")
                .doesNotHaveDuplicates();
        var read = sources();
        assertThat(named).allSatisfy(name -> assertThat(read).containsPattern("[\"{]" + name + "[\":}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASTER_API_KEY", "ASTER_SECRET_KEY", "ASTER_API_SECRET"})
    void keysOfTheOldApiStopAMeshThatWouldNotUseThem(String name) {
        Map<String, String> environment = Map.of(name, "hush");
        assertThatThrownBy(() -> LegacyKeys.refuse(environment::get))
                .hasMessageStartingWith(name + " is a V1 (HMAC) key and is not used")
                .hasMessageNotContaining("hush");
    }

    private UpOptions options(Map<String, String> environment, String... typed) {
        var arguments = new UpArguments();
        var _ = new CommandLine(CommandSpec.create().addMixin("up", CommandSpec.forAnnotatedObject(arguments)))
                .parseArgs(typed);
        return arguments.options(new SapphireHome(folder), environment);
    }

    private static String sources() throws IOException {
        var all = new StringBuilder(Files.readString(ROOT.resolve("docker-compose.yaml")));
        for (var module : List.of("local", "proto", "exchange-adapter")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (var file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
