package io.sapphire.exchange.aster.signing;

/** Remembers across restarts below which no nonce may be used again. */
public interface NonceFloor {

    /** All nonces up to this one may have been used; 0 if nothing is remembered. */
    long used();

    /** From now on all nonces up to this one may be used. */
    void reserve(long upTo);

    /** Forgets at every start: enough where the venue's clock never stands still. */
    static NonceFloor none() {
        return new NonceFloor() {
            @Override
            public long used() {
                return 0;
            }

            @Override
            public void reserve(long upTo) {}
        };
    }
}
