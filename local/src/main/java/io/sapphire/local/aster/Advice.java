package io.sapphire.local.aster;

import io.sapphire.exchange.aster.rest.RefusedException;

/** What to do about a refusal. */
final class Advice {

    private Advice() {}

    /** @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "Error Codes", read 2026-06-30</a> */
    static String about(RefusedException refused) {
        var hint = switch (refused.code()) {
            case -1022 -> "; is the chain id that of this network, and the key that of the API wallet?";
            case -2014, -2015 -> "; is the API wallet approved, not expired, and this machine's address allowed?";
            case -1021, -4225 -> "; is another process signing with the same key?";
            case -1003 -> "; wait as long as it says, every further request makes it longer";
            case -5050 -> "; the account must receive a deposit first";
            default -> "";
        };
        return refused.getMessage() + hint;
    }
}
