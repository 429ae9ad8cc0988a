package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent.AgentAnswered;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.local.control.AgentList;
import io.sapphire.local.control.Ask;
import io.sapphire.local.control.Hand;
import io.sapphire.local.control.RiskCommand;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The operator's hand from the command line, on a mesh that runs. */
class CommandsTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Map<String, String> ENVIRONMENT = Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void limitsFireAndChangeAndTheMeshHalts() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 5);
        try (var test = TestMesh.start(folder, "--port=0", "--speed=max", "--agents=none", "--market=" + market);
                var _ = OperatorAccess.open(
                        test.data().processes(),
                        test.mesh().entrance().port(),
                        test.mesh().entrance().access(),
                        test.mesh().adapter())) {
            Await.until(
                    LIMIT, () -> test.mesh().isServing() && test.mesh().status().recordingEnded());

            assertThat(risk("test-fire")).as(out + "" + err).isZero();
            int all = DenialCode.values().length;
            assertThat(out.toString()).endsWith("%d of %d limits fired; nothing was sent.\n".formatted(all, all));
            assertThat(risk("test-fire", "order-notional")).isZero();
            assertThat(out.toString()).endsWith("1 of 1 limits fired; nothing was sent.\n");

            out.reset();
            assertThat(risk("test-fire", "order-notional", "--json")).isZero();
            var shot = JsonMapper.shared().readTree(out.toString()).get(0);
            assertThat(shot.required("code").asString()).isEqualTo(DenialCode.ORDER_NOTIONAL.name());
            assertThat(shot.required("fired").asBoolean()).isTrue();

            assertThat(risk("set-limit", "max-order-notional", "450", "--reason", "calmer market"))
                    .isZero();
            assertThat(out.toString()).contains(": max-order-notional is 450.\n");
            assertThat(risk("set-limit", "max-order-notional", "0", "--reason", "calmer market"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("limit max-order-notional must be above 0 and at most 1000000000");

            assertThat(hand(Hand.Verb.HALT, "--symbol", "ETHUSDT", "--reason", "test"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("the run has no market ETHUSDT");
            assertThat(hand(Hand.Verb.HALT, "--reason", "test"))
                    .as(err.toString())
                    .isZero();
            assertThat(test.mesh().status().latch().isOpen()).isFalse();
            assertThat(hand(Hand.Verb.RESUME, "--reason", "the test is over")).isZero();
            assertThat(test.mesh().status().latch().isOpen()).isTrue();
        }
    }

    @Test
    void agentsAreListedAndAskedAndTheLogKeepsBoth() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 2);
        try (var test = TestMesh.start(
                        folder, "--port=0", "--speed=max", "--agents=trend-momentum", "--market=" + market);
                var _ = OperatorAccess.open(
                        test.data().processes(),
                        test.mesh().entrance().port(),
                        test.mesh().entrance().access(),
                        test.mesh().adapter())) {
            Await.until(
                    LIMIT, () -> test.mesh().isServing() && test.mesh().status().recordingEnded());

            var stream = new PrintStream(out, true);
            assertThat(execute(new CommandLine(new Ask(home(), ENVIRONMENT, stream)), "trend-momentum", "Why?"))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).startsWith("trend-momentum, version 1: What has risen");
            out.reset();
            assertThat(execute(
                            new CommandLine(new Ask(home(), ENVIRONMENT, stream)), "trend-momentum", "Why?", "--json"))
                    .isZero();
            var told = JsonMapper.shared().readTree(out.toString());
            assertThat(told.required("agent").asString()).isEqualTo("trend-momentum");
            assertThat(told.required("question").asString()).isEqualTo("Why?");
            assertThat(told.required("answer").asString()).startsWith("trend-momentum, version 1: What has risen");
            assertThat(execute(new CommandLine(new Ask(home(), ENVIRONMENT, stream)), "nobody", "Why?"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("the run has no agent nobody");
            assertThat(agents(stream)).as(err.toString()).isZero();
            assertThat(out.toString()).containsPattern("trend-momentum +1 +LIVE");

            assertThat(agents(stream, "remove", "trend-momentum", "--reason", "a newer one comes"))
                    .as(err.toString())
                    .isZero();
            assertThat(agents(stream)).isZero();
            assertThat(out.toString()).containsPattern("trend-momentum +1 +REMOVED");
            var place = test.mesh().places().agents();
            assertThat(agents(stream, "add", "nobody", place, "--reason", "is it there?"))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("agent nobody cannot be reached");
            assertThat(agents(stream, "add", "trend-momentum", place, "--reason", "the newer one"))
                    .as(err.toString())
                    .isZero();
            assertThat(agents(stream)).isZero();
            assertThat(out.toString()).containsPattern("trend-momentum +1 +PROBATION");
            try (var log = LogReader.from(test.data().events(), 1, new EventCodec())) {
                assertThat(Stream.generate(log::read)
                                .takeWhile(Optional::isPresent)
                                .map(recorded -> recorded.orElseThrow().event())
                                .filter(event -> event instanceof AgentAsked || event instanceof AgentAnswered))
                        .hasSize(4);
            }
        }
    }

    @Test
    void withoutAMeshItSaysSo() {
        assertThat(hand(Hand.Verb.FLATTEN, "--reason", "test")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("No mesh runs in %s; name another one with --data-dir.\n".formatted(folder.resolve("data")));
    }

    @Test
    void theWayInIsForTheOwnerOnlyAndHoldsNoTokenThatTheUserChose() throws IOException {
        var access = GatewayAccess.create(ENVIRONMENT, folder);
        try (var _ = OperatorAccess.open(folder, 8080, access, Optional.of("127.0.0.1:1"))) {
            var file = folder.resolve("operator");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(file).content().doesNotContain(TestMesh.TOKEN);
            assertThat(OperatorAccess.find(folder, ENVIRONMENT).adapter()).contains("127.0.0.1:1");
        }
        assertThat(folder.resolve("operator")).doesNotExist();
    }

    private int hand(Hand.Verb verb, String... args) {
        return execute(new CommandLine(new Hand(verb, home(), ENVIRONMENT, new PrintStream(out, true))), args);
    }

    private int agents(PrintStream stream, String... args) {
        return execute(AgentList.of(home(), ENVIRONMENT, stream), args);
    }

    private int risk(String... args) {
        return execute(RiskCommand.of(home(), ENVIRONMENT, new PrintStream(out, true)), args);
    }

    private int execute(CommandLine command, String... args) {
        var told = new PrintStream(err, true);
        return command.setExecutionExceptionHandler((failure, _, _) -> {
                    told.println(failure.getMessage());
                    return failure instanceof Refusal refusal ? refusal.exitCode() : 1;
                })
                .execute(args);
    }

    private SapphireHome home() {
        return new SapphireHome(folder);
    }
}
