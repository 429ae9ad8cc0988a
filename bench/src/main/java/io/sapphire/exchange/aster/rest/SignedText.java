package io.sapphire.exchange.aster.rest;

/** A door for measurements into a package that has none for anybody else. */
public final class SignedText {

    private SignedText() {}

    /** As the adapter sends the parameters. */
    public static String of(RequestSigner signer, Parameters parameters) {
        return signer.sign(parameters);
    }
}
