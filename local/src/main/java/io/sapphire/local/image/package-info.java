/** What container images of the services hold and start. */
@NullMarked
package io.sapphire.local.image;

import org.jspecify.annotations.NullMarked;
