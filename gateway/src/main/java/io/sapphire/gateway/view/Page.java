package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, newest first.
 *
 * @param nextCursor asks for what is older; nothing at the end. A page has fewer rows than were asked for, or none, and
 *     still names a next one, where what is wanted is rare: one request looks at 2,000 entries at most
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonUnwrapped AsOf asOf) {}
