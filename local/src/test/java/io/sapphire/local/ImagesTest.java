package io.sapphire.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Runs;
import io.sapphire.local.image.UnpackedImage;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images as they are delivered, but without the Java of their base: built, trained, built again, and traded with. */
@Tag("slow")
class ImagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Set<String> LEFT =
            Set.of(".git", ".cache", "node_modules", "bench", "kafka-broker", "test-classes", "surefire-reports");
    private static final String SIMULATOR = "exchange-simulator/target/jib-image.tar";
    private static final int MINUTES = 5;
    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    @TempDir
    Path folder;

    @Test
    void imagesAreTheSameTwiceHoldWhatTheyAreMadeOfAndTradeWithWhatTheyLearned() throws Exception {
        var project = folder.resolve("project");
        copy(project);
        pack(project, "image", "-T", "2", "-Dmaven.main.skip=true");
        var elsewhere = folder.resolve("elsewhere");
        copy(elsewhere);
        run(elsewhere, "rm", "-rf", "domain/target", "proto/target", "exchange-simulator/target");
        pack(elsewhere, "image", "-pl", "exchange-simulator", "-am");
        assertThat(elsewhere.resolve(SIMULATOR)).hasSameBinaryContentAs(project.resolve(SIMULATOR));

        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        run(project, "scripts/train-images.sh", market.toString());
        var images = project.resolve("target/images");
        for (var service : Service.values()) {
            assertHolds(images.resolve(service.module()));
        }
        trade(images, market);
        assertTakesWhatWasLearned(project);
    }

    private static void assertHolds(Path image) throws IOException {
        assertThat(Files.readString(image.resolve("config.json"))).contains("\"User\":\"65532:65532\"");
        var own = jars(image);
        assertThat(own).hasSize(1);
        try (var jar = new ZipFile(own[0])) {
            var parts = new String(jar.getInputStream(jar.getEntry(SBOM)).readAllBytes(), UTF_8);
            assertThat(parts).contains("\"bomFormat\" : \"CycloneDX\"", "\"name\" : \"reactor-core\"");
        }
    }

    /** Of one image, as all are built alike. */
    private void assertTakesWhatWasLearned(Path project) throws IOException, InterruptedException {
        pack(project, "image,aot", "-pl", "exchange-simulator", "-am", "-Dmaven.main.skip=true");
        var image = folder.resolve("final");
        run(project, "scripts/unpack-image.sh", SIMULATOR, image.toString());
        assertThat(image.resolve("root/app/sapphire.aot"))
                .hasSameBinaryContentAs(project.resolve("target/images/exchange-simulator/sapphire.aot"));
        assertThat(UnpackedImage.in(image).entrypoint()).contains("-XX:AOTCache=/app/sapphire.aot");
    }

    private static File[] jars(Path image) {
        return image.resolve("root/app/classpath").toFile().listFiles((_, name) -> name.endsWith(".jar"));
    }

    /** A JVM that is told to use what was learned does not start without it. */
    private void trade(Path images, Path market) throws Exception {
        var home = new SapphireHome(folder.resolve("home"));
        var options = UpArguments.parse(home, "--port=0", "--speed=max", "--market=" + market, "--processes");
        Programs strict = (service, arguments) -> {
            var learned = images.resolve(service.module()).resolve("sapphire.aot");
            return UnpackedImage.in(images.resolve(service.module()))
                    .command(JAVA, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + learned, collector(service)), arguments);
        };
        try (var data = DataDirectory.open(options.dataDirectory())) {
            var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
            var opened = new Runs(data, InstantSource.system()).open(options.identity(), options.fresh());
            var wiring = new Wiring(home, options, data, LocalKeys.in(home.keys()), access, opened, Stores.Places.NONE);
            var notices = new CopyOnWriteArrayList<String>();
            try (var mesh = new ProcessMesh(wiring, strict, notices::add)) {
                Await.until(LIMIT, () -> mesh.status().recordingEnded());
                assertThat(mesh.status().failure()).isEmpty();
                assertThat(mesh.isServing()).isTrue();
            }
            assertThat(notices).isEmpty();
        }
    }

    /** That of its pod. */
    private static String collector(Service service) {
        return service == Service.COORDINATOR ? "-XX:+UseParallelGC" : "-XX:+UseSerialGC";
    }

    private static void pack(Path project, String profiles, String... more) throws IOException, InterruptedException {
        var command = Stream.of(
                "mvn",
                "-B",
                "-q",
                "-P" + profiles,
                "package",
                "jib:buildTar",
                "-Dmaven.test.skip=true",
                "-Dimage.base=scratch");
        run(project, Stream.concat(command, Stream.of(more)).toArray(String[]::new));
    }

    private static void run(Path place, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
    }

    /** With what is built already: only what the images add is built again. */
    private static void copy(Path to) throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (LEFT.contains(String.valueOf(from.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(ROOT.relativize(from).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, to.resolve(ROOT.relativize(from).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
