package io.sapphire.local.aster;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the key of the API wallet is. It is never an argument: other users of the machine could read it. */
final class KeyOption {
    /** Its 64 hex digits. */
    static final String VARIABLE = "ASTER_SIGNER_KEY";

    @Option(
            names = "--key-file",
            paramLabel = "F",
            description = "File with the API wallet's private key, 64 hex digits; else the variable " + VARIABLE + ".")
    private Path file = Path.of("");

    /** Nothing if none was named. @throws IllegalArgumentException in one sentence that never quotes the key */
    Optional<VenueSigner> find(Map<String, String> environment) {
        if (!file.toString().isEmpty()) {
            return Optional.of(VenueSigner.fromFile(file));
        }
        var hex = environment.getOrDefault(VARIABLE, "").strip();
        return hex.isEmpty() ? Optional.empty() : Optional.of(VenueSigner.fromText(VARIABLE, hex));
    }

    VenueSigner require(Map<String, String> environment) {
        return find(environment)
                .orElseThrow(
                        () -> Refusal.misuse("Name the key with --key-file F or in the variable " + VARIABLE + "."));
    }
}
