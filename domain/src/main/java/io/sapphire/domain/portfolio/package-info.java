/** What the account holds, and every fact that changes it besides fills. */
@NullMarked
package io.sapphire.domain.portfolio;

import org.jspecify.annotations.NullMarked;
