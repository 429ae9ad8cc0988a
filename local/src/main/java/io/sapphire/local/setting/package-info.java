/** The one configuration, as it takes effect. */
@NullMarked
package io.sapphire.local.setting;

import org.jspecify.annotations.NullMarked;
