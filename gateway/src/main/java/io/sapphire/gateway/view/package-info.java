/** What people and programs are told, in the shape in which they are told it. */
@NullMarked
package io.sapphire.gateway.view;

import org.jspecify.annotations.NullMarked;
