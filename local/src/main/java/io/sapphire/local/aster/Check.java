package io.sapphire.local.aster;

import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.signing.LegacyKeys;
import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.finding.Finding;
import io.sapphire.local.finding.FindingTable;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Says whether everything is in place to trade at the venue. */
@Command(
        name = "check",
        description = {
            "Says whether everything is in place to trade at the venue: connection, clocks, key, modes, rules, fees.",
            "It only reads; no order is sent. Not while an adapter trades with the same key: their nonces would mix."
        })
final class Check implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final InstantSource clock;

    @ArgGroup(multiplicity = "1")
    private NetworkOption network = new NetworkOption();

    @Option(names = "--chain-id", paramLabel = "N", description = "Of the signatures, if the venue has its own.")
    private Optional<Long> chainId = Optional.empty();

    @Mixin
    private KeyOption key = new KeyOption();

    @Option(names = "--user", paramLabel = "ADDRESS", description = "Main wallet; the venue finds it by the key else.")
    private String user = "";

    @Option(names = "--symbol", paramLabel = "S", description = "Market to check; may be given several times.")
    private List<String> symbols = new ArrayList<>();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    Check(Map<String, String> environment, PrintStream out, InstantSource clock) {
        this.environment = environment;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        LegacyKeys.refuse(environment::get);
        var named = network.network();
        var at = chainId.map(named::withChain).orElse(named);
        var signer = key.find(environment);
        // Without a key nothing that must be signed is asked.
        var hand = signer.orElseGet(() -> VenueSigner.generate(new SecureRandom()));
        try (var line = new VenueLine(at, hand, user, clock)) {
            var findings = new Checkup(line, at, signer, clock).run(wanted());
            out.println(json ? JsonMapper.shared().writeValueAsString(findings) : FindingTable.of(findings));
            return findings.stream().anyMatch(Finding::isWrong) ? 1 : 0;
        }
    }

    private List<Symbol> wanted() {
        try {
            return symbols.stream().map(Symbol::new).toList();
        } catch (IllegalArgumentException notASymbol) {
            throw Refusal.misuse("--symbol: " + notASymbol.getMessage() + ".");
        }
    }
}
