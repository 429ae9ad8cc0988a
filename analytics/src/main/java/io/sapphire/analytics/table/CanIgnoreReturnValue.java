package io.sapphire.analytics.table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** What is returned is only a convenience; Error Prone knows the annotation by its name. */
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CanIgnoreReturnValue {}
