package io.sapphire.simulator.rest;

import io.sapphire.simulator.run.VenueRun;
import io.sapphire.simulator.signing.Address;
import io.sapphire.simulator.signing.Nonces;
import io.sapphire.simulator.signing.SignatureCheck;
import java.time.Duration;
import java.time.Instant;

/** Lets the owner of the account in, and nobody else. */
public final class Authentication {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final String SIGNATURE = "&signature=";

    private final VenueRun run;
    private final Address owner;
    private final ServerClock clock;
    private final SignatureCheck signatures;
    private final Nonces nonces = new Nonces(WINDOW);

    public Authentication(VenueRun run, Address owner, long chainId, ServerClock clock) {
        this.clock = clock;
        this.run = run;
        this.owner = owner;
        this.signatures = new SignatureCheck(chainId);
        run.recoveredNonces().forEach(nonces::recall);
    }

    /**
     * @return the nonce of a request by the owner.
     *
     * @throws RequestException if it is not one
     */
    long authenticate(String text, Parameters parameters) {
        long nonce = parameters.number("nonce");
        var named = parameters.text("signer");
        var signature = parameters.text("signature");
        int end = text.lastIndexOf(SIGNATURE);
        if (end < 0) {
            throw RequestException.missing("signature");
        }
        var signer = signatures.signer(text.substring(0, end), signature);
        if (signer.isEmpty() || !signer.orElseThrow().hex().equalsIgnoreCase(named)) {
            throw RequestException.of(-1022, "Signature for this request is not valid.");
        }
        if (!signer.orElseThrow().equals(owner)) {
            throw RequestException.of(-2015, "Invalid API-key, IP, or permissions for action.");
        }
        if (!nonces.use(nonce, earliest(), clock.now())) {
            throw RequestException.of(-4225, "Nonce Expired");
        }
        return nonce;
    }

    /** While the clock races through the warm-up nobody can keep up with it. */
    private Instant earliest() {
        var now = clock.now();
        boolean racing = !run.settings().pace().isLockStep()
                && now.isBefore(run.markets().tradingStart());
        return racing ? run.markets().start() : now;
    }
}
