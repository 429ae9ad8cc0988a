package io.sapphire.domain.event;

/** Whether what is decided survives the host it is decided on. */
public enum Replication {
    /** The replica acknowledges an intent before its order leaves. */
    CURRENT,
    /** It does not; trading goes on without it, for as long as a setting allows. */
    LOCAL_ONLY,
    /** It does not: only what makes positions smaller may leave. */
    LOST
}
