package io.sapphire.local;

import io.sapphire.local.http.SimulatorClient;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.SimulatorArguments;
import io.sapphire.local.options.SimulatorOptions;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.sentence.Sentence;
import io.sapphire.simulator.Simulator;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the simulated venue alone, for clients in any language, until it is told to stop. */
@Command(
        name = "simulator",
        description =
                "Runs only the simulated venue, for clients in any language; docs/simulator.md says what it speaks.")
final class SimulatorCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;

    @Mixin
    private SimulatorArguments arguments = new SimulatorArguments();

    SimulatorCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var options = arguments.options(home);
        try (var interruption = new Interruption()) {
            Logs.into(options.ledger().resolve("simulator.log"));
            try (var context = start(options)) {
                introduce(options, context.getBean(Simulator.class));
                interruption.stop().await();
            }
            // Before the interruption is closed: what a closed one no longer holds back, nobody reads.
            out.println(
                    options.isLive()
                            ? "Stopped; the market goes on without it, so the next one begins anew."
                            : "Stopped; with the same ledger it goes on from here.");
        }
        return 0;
    }

    private static ConfigurableApplicationContext start(SimulatorOptions options) {
        try {
            return Service.SIMULATOR
                    .application()
                    .registerShutdownHook(false)
                    .run(options.settings().toArray(String[]::new));
        } catch (RuntimeException failure) {
            throw Refusal.failure("The simulator cannot start: " + Sentence.of(failure), failure);
        }
    }

    private void introduce(SimulatorOptions options, Simulator simulator) {
        var admin = "http://127.0.0.1:" + simulator.adminPort();
        try (var client = new SimulatorClient(admin)) {
            client.plan().markets().forEach(market -> out.println("Market   " + market));
        }
        out.println("REST     http://127.0.0.1:" + simulator.port() + "/fapi/v3");
        out.println("Streams  ws://127.0.0.1:" + simulator.port());
        out.println("Admin    " + admin + "/admin");
        out.println("Signer   " + options.signer());
        out.println("Ledger   " + options.ledger());
    }
}
