package io.sapphire.gateway.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, newest first.
 *
 * @param nextCursor asks for what is older; nothing at the end
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonUnwrapped AsOf asOf) {}
