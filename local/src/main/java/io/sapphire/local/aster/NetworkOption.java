package io.sapphire.local.aster;

import io.sapphire.local.sentence.Refusal;
import java.net.URI;
import picocli.CommandLine.Option;

/** Which network is asked; exactly one of the three. */
final class NetworkOption {
    @Option(names = "--testnet", required = true, description = "Aster's testnet.")
    private boolean testnet;

    @Option(names = "--mainnet", required = true, description = "Aster itself.")
    private boolean mainnet;

    @Option(
            names = "--rest",
            paramLabel = "URL",
            required = true,
            description = "Any other venue that speaks Aster's protocol, for example a simulator.")
    private String rest = "";

    Network network() {
        if (testnet) {
            return Network.TESTNET;
        }
        return mainnet ? Network.MAINNET : Network.at(address());
    }

    private String address() {
        var address = URI.create(rest.strip());
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw Refusal.misuse("--rest must be like http://127.0.0.1:9190, was '" + rest + "'.");
        }
        return rest.strip();
    }
}
