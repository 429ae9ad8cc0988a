package io.sapphire.local.stage;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The stage that was asked for, with what it takes.
 *
 * @param venue where orders go; of no meaning where none leaves
 * @param keyFile the API wallet's private key, absolute; nothing if none was named
 * @param user address of the main wallet; empty if the venue is to find it by the key
 * @param confirmation as it was typed
 */
public record StageOptions(
        Stage stage, RealVenue venue, Optional<Path> keyFile, String user, String confirmation, Edge edge) {
    /** Nothing leaves this machine. */
    public static final StageOptions PAPER =
            new StageOptions(Stage.PAPER, RealVenue.MAINNET, Optional.empty(), "", "", new Edge.Unproven());

    public StageOptions {
        if (stage.isReal() && keyFile.isEmpty()) {
            throw Refusal.misuse("--stage %s needs --key-file F, the private key of your API wallet.".formatted(stage));
        }
        if (!stage.isReal() && keyFile.isPresent()) {
            throw Refusal.misuse("--key-file is for --stage testnet or mainnet: %s sends nothing.".formatted(stage));
        }
    }

    /** Of the key, nothing where none is needed. @throws Refusal if it is not a stage at which orders leave */
    public Path key() {
        return keyFile.orElseThrow(() -> Refusal.misuse("--stage " + stage + " has no key."));
    }

    /** @throws Refusal if the stage is not for that profile, or not for a market that is not live */
    public void refuseUnfit(String profile, boolean allLive, boolean instruments) {
        if (stage == Stage.PAPER) {
            return;
        }
        if (!allLive) {
            throw Refusal.misuse("--stage %s trades markets as they are now: name each with --market aster:SYMBOL."
                    .formatted(stage));
        }
        if (stage.isReal() && instruments) {
            throw Refusal.misuse(
                    "--instrument is for paper: at --stage %s the venue's own rules hold.".formatted(stage));
        }
        if (profile.equals("demo")) {
            throw Refusal.misuse(
                    "--profile demo trades to show the machinery: at --stage %s take cautious, pilot or live."
                            .formatted(stage));
        }
        if (stage == Stage.MAINNET && !profile.equals("pilot") && !profile.equals("live")) {
            throw Refusal.misuse(
                    "--stage mainnet takes --profile pilot at first and live later, was '" + profile + "'.");
        }
    }
}
