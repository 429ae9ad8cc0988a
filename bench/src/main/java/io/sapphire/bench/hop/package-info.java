/** What the wire between services costs, against gRPC without anything of ours. */
@NullMarked
package io.sapphire.bench.hop;

import org.jspecify.annotations.NullMarked;
