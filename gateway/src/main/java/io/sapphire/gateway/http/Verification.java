package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Records.Chain;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds out whether the log is the one that was written. Safe for many threads.
 *
 * @param state how far it is, and what was found last
 * @param begin as somebody wishes, and does not wait; fails with {@link IllegalStateException} while another one is under
 *     way
 */
public record Verification(Supplier<Chain> state, Function<String, Chain> begin) {}
