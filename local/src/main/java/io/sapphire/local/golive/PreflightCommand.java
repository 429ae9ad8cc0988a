package io.sapphire.local.golive;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.finding.FindingTable;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Says what is missing before a stage of the go-live ladder. */
@Command(
        name = "preflight",
        description = {
            "Says what is missing before 'up' with the same options may begin, above all before --stage shadow,"
                    + " testnet and mainnet.",
            "It only reads; no order is sent. Not while an adapter trades with the same key: their nonces would mix."
        })
public final class PreflightCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final InstantSource clock;

    @Mixin
    private UpArguments arguments = new UpArguments();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    /** @param clock this machine's */
    public PreflightCommand(SapphireHome home, Map<String, String> environment, PrintStream out, InstantSource clock) {
        this.home = home;
        this.environment = environment;
        this.out = out;
        this.clock = clock;
    }

    /** @return 1 if something is missing */
    @Override
    public Integer call() {
        var findings = new Preflight(arguments.options(home, environment), environment, clock).run();
        out.println(json ? JsonMapper.shared().writeValueAsString(findings) : FindingTable.of(findings));
        return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
    }
}
