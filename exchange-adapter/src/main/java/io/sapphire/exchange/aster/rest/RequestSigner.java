package io.sapphire.exchange.aster.rest;

import io.sapphire.exchange.aster.signing.NonceSource;
import io.sapphire.exchange.aster.signing.SigningDomain;
import io.sapphire.exchange.aster.signing.VenueSigner;

/** Completes parameters with nonce, identities and signature. */
public final class RequestSigner {
    private final VenueSigner signer;
    private final SigningDomain domain;
    private final NonceSource nonces;
    private final String user;

    /** @param user address of the main wallet; empty if the venue is to find it by the signer */
    public RequestSigner(VenueSigner signer, SigningDomain domain, NonceSource nonces, String user) {
        this.signer = signer;
        this.domain = domain;
        this.nonces = nonces;
        this.user = user;
    }

    /** The literal text to send. */
    String sign(Parameters parameters) {
        return sign(parameters, nonces.next());
    }

    long nextNonce() {
        return nonces.next();
    }

    /** The literal text to send, with a nonce that was given out before or was used. */
    String sign(Parameters parameters, long nonce) {
        var complete = parameters.and("nonce", nonce);
        var identified = user.isEmpty() ? complete : complete.and("user", user);
        var message = identified.and("signer", signer.address()).toString();
        return message + "&signature=" + signer.sign(domain, message);
    }
}
