package io.sapphire.local;

import io.sapphire.local.console.Narrator;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Runs;
import io.sapphire.local.golive.GoLive;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.process.Leftovers;
import io.sapphire.local.process.LoopbackPorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the mesh on a recorded or a live market and stays with it. */
@Command(
        name = "up",
        description =
                "Trades a market, recorded or live, on paper: simulator, adapter, agents, coordinator, gateway. With"
                        + " --stage nearer to real money.")
final class Up implements Callable<Integer> {
    private static final Duration LEFTOVERS_LIMIT = Duration.ofSeconds(15);

    /** Of every main class that is started as a process. */
    private static final String OURS = "io.sapphire.";

    private final SapphireHome home;
    private final Map<String, String> environment;
    private final Narrator narrator;
    private final long start;

    @Mixin
    private UpArguments arguments = new UpArguments();

    /** @param start {@link System#nanoTime()} when the command began */
    Up(SapphireHome home, Map<String, String> environment, Narrator narrator, long start) {
        this.home = home;
        this.environment = environment;
        this.narrator = narrator;
        this.start = start;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = arguments.options(home, environment);
        var clock = InstantSource.system();
        var acts = new GoLive(environment, clock, narrator::say, System.getProperty("user.name")).begin(options);
        LoopbackPorts.refuseBusy(options.port());
        try (var data = DataDirectory.open(options.dataDirectory());
                var interruption = new Interruption()) {
            Leftovers.await(data.processes(), OURS, LEFTOVERS_LIMIT);
            var keys = LocalKeys.in(home.keys());
            var runs = new Runs(data, clock);
            var opened = options.isContinued()
                    ? runs.open(options.identity(), options.fresh())
                    : runs.begin(options.identity(), options.fresh());
            Logs.into(data.logs().resolve("sapphire.log"));
            narrator.opening(options, opened);
            var access = GatewayAccess.create(environment, data.processes());
            try (var stores = new Stores(options, data, keys, narrator::say);
                    var mesh = start(new Wiring(home, options, data, keys, access, opened, stores.places(), acts));
                    var _ = OperatorAccess.open(
                            data.processes(), mesh.entrance().port(), access, mesh.adapter())) {
                var session = new Session(
                        mesh, runs, opened.run(), narrator, interruption.stop(), start, options.isContinued());
                session.follow(options.exitAtEnd());
            }
        }
        return 0;
    }

    private Mesh start(Wiring wiring) throws InterruptedException {
        return wiring.options().processes() ? new ProcessMesh(wiring, narrator::say) : new LocalMesh(wiring);
    }
}
