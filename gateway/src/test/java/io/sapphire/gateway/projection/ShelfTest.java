package io.sapphire.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.projection.Shelf.Look;
import io.sapphire.gateway.projection.Shelf.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfTest {
    private static final int ENTRIES = 50_000;
    private static final int MOST_LOOKED_AT = 2_000;

    /** However rare they are, and however many a page may have. */
    @ParameterizedTest
    @CsvSource({"1, 1, 50", "2, 3, 500", "3, 1999, 50", "4, 49999, 1", "5, 100000, 50"})
    void everyWantedEntryIsFoundPageByPageAndNoPageLooksAtTooMuch(long seed, int rarity, int limit) {
        var random = new SplittableRandom(seed);
        var shelf = new Shelf<Long>(ENTRIES);
        var wanted = new ArrayList<Long>();
        for (long sequence = 1; sequence <= 2L * ENTRIES; sequence += 2) {
            shelf.put(sequence, random.nextInt(rarity) == 0 ? sequence : -sequence);
            shelf.find(sequence).filter(entry -> entry > 0).ifPresent(wanted::addFirst);
        }
        var looked = new AtomicInteger();
        var found = new ArrayList<Long>();
        Look<Long> look;
        long before = Long.MAX_VALUE;
        do {
            looked.set(0);
            look = shelf.before(before, limit, entry -> seen(entry, looked), entry -> entry > 0);
            assertThat(looked.get()).isLessThanOrEqualTo(MOST_LOOKED_AT);
            assertThat(look.found()).hasSizeLessThanOrEqualTo(limit);
            found.addAll(look.rows());
            before = look.goOn().orElse(0);
        } while (look.goOn().isPresent());
        assertThat(found).isEqualTo(wanted);
    }

    private static long seen(long entry, AtomicInteger looked) {
        looked.incrementAndGet();
        return entry;
    }

    @Test
    void theLastPageNamesNoNextOne() {
        var shelf = new Shelf<String>(10);
        shelf.put(1, "a");
        shelf.put(5, "b");
        var all = shelf.before(Long.MAX_VALUE, 2, _ -> true);
        assertThat(all.found()).isEqualTo(List.of(new Placed<>(5, "b"), new Placed<>(1, "a")));
        assertThat(all.goOn()).isEmpty();
        assertThat(shelf.before(Long.MAX_VALUE, 1, _ -> true).goOn()).hasValue(5);
        assertThat(shelf.before(5, 1, _ -> true).goOn()).isEmpty();
    }
}
