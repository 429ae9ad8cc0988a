package io.sapphire.gateway.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody came, was turned away, or changed something.
 *
 * @param what {@code LOGIN}, {@code REFUSED}, {@code FORBIDDEN}, {@code LIMITED} or {@code CHANGED}
 * @param who a principal's name; nothing if it is not known
 * @param remote its address
 * @param request method and path; never a query, a header or a body
 * @param detail why, or with which result
 */
public record AccessEvent(
        String what, @Nullable String who, @Nullable String role, String remote, String request, String detail) {}
