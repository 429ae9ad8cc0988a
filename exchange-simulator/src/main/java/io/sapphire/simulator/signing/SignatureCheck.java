package io.sapphire.simulator.signing;

import java.util.Optional;

/** Recovers the signer of a request from its literal text. */
public final class SignatureCheck {
    private final TypedMessage typed;

    public SignatureCheck(long chainId) {
        typed = new TypedMessage(chainId);
    }

    /**
     * @param message the request's text before {@code &signature=}.
     *
     * @return nothing if the signature is malformed
     */
    public Optional<Address> signer(String message, String signature) {
        return Signature.parse(signature).flatMap(parsed -> parsed.signer(typed.digest(message)));
    }
}
