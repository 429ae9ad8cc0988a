package io.sapphire.local;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Runs;
import io.sapphire.local.image.UnpackedImage;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.sentence.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets the services of unpacked images trade, each from its image's own files, and keeps what their JVMs learned of their
 * classes as sapphire.aot beside those files: an image that has it starts faster (JEP 483). {@code scripts/train-images.sh}
 * runs it on the Java of the images, as any other refuses what it finds.
 */
public final class TrainImages {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String TOOLS = "local";
    /** Otherwise the JVM tells of every class that it cannot keep. */
    private static final String QUIET = "-Xlog:aot*=error";

    private final Path images;
    private final SapphireHome home;
    private final String market;

    private TrainImages(Path images, Path folder, String market) {
        this.images = images;
        this.home = new SapphireHome(folder.resolve("home"));
        this.market = market;
    }

    /** @param args folder with a folder of every image, one for what the mesh writes meanwhile, and what it trades */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            new TrainImages(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), args[2]).train();
        } catch (Refusal refused) {
            System.err.println(Sentence.of(refused));
            System.exit(1);
        }
    }

    private void train() throws IOException, InterruptedException {
        trade();
        run(
                TOOLS,
                image(TOOLS)
                        .command(
                                JAVA,
                                watching(TOOLS),
                                List.of(
                                        "backtest",
                                        "--data=" + market,
                                        "--out=" + home.path().resolve("backtest"))));
        for (var service : Service.values()) {
            keep(service.module());
        }
        keep(TOOLS);
    }

    private void trade() throws InterruptedException {
        var options = UpArguments.parse(home, "--port=0", "--speed=max", "--market=" + market, "--processes");
        try (var data = DataDirectory.open(options.dataDirectory())) {
            var access = GatewayAccess.create(Map.of(), data.processes());
            var opened = new Runs(data, InstantSource.system()).open(options.identity(), options.fresh());
            var wiring = new Wiring(home, options, data, LocalKeys.in(home.keys()), access, opened, Stores.Places.NONE);
            try (var mesh = new ProcessMesh(wiring, this::watched, System.out::println)) {
                awaitEnd(mesh);
            }
        }
    }

    private List<String> watched(Service service, List<String> arguments) {
        return image(service.module()).command(JAVA, watching(service.module()), arguments);
    }

    private static void awaitEnd(Mesh mesh) throws InterruptedException {
        long begun = System.nanoTime();
        while (!mesh.status().recordingEnded()) {
            if (System.nanoTime() - begun > LIMIT.toNanos()) {
                throw Refusal.failure("The mesh of images did not come to the end of its market in %d minutes."
                        .formatted(LIMIT.toMinutes()));
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private List<String> watching(String module) {
        return List.of(
                QUIET, "-XX:+UseSerialGC", "-Xmx1g", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + learned(module));
    }

    private void keep(String module) throws IOException, InterruptedException {
        var cache = images.resolve(module).resolve("sapphire.aot");
        var flags = List.of(
                QUIET,
                "-XX:+UseSerialGC",
                "-XX:AOTMode=create",
                "-XX:AOTConfiguration=" + learned(module),
                "-XX:AOTCache=" + cache);
        run(module, image(module).command(JAVA, flags, List.of()));
    }

    private static void run(String module, List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw Refusal.failure("The Java of image %s ended with %d.".formatted(module, exit));
        }
    }

    private Path learned(String module) {
        return images.resolve(module).resolve("learned.aotconf");
    }

    private UnpackedImage image(String module) {
        return UnpackedImage.in(images.resolve(module));
    }
}
