package io.sapphire.local.golive;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.Stage;
import io.sapphire.local.stage.StageOptions;

/** The words that somebody types to trade real money. They name the account, so that they fit no other. */
final class Confirmation {

    private Confirmation() {}

    static String words(StageOptions options) {
        var account =
                options.user().isEmpty() ? VenueSigner.fromFile(options.key()).address() : options.user();
        return "real money of " + account;
    }

    /** @throws Refusal if it is mainnet and the words are missing or others */
    static void require(StageOptions options) {
        if (options.stage() != Stage.MAINNET) {
            return;
        }
        var words = words(options);
        if (options.confirmation().isEmpty()) {
            throw Refusal.misuse(
                    "Mainnet trades real money, nothing was started: to mean it, add --confirm '%s'.".formatted(words));
        }
        if (!options.confirmation().equals(words)) {
            throw Refusal.misuse("--confirm does not say what has to be meant, nothing was started: it must be '%s'."
                    .formatted(words));
        }
    }
}
