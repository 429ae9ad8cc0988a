package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.Story;
import java.util.ArrayList;
import java.util.List;

/** A story, folded. */
final class Folded {
    static final Caps CAPS = new Caps(50_000, 20_000, 50_000);

    private Folded() {}

    static Projection of(Story story) {
        var projection = new Projection(CAPS);
        fold(projection, story.log());
        return projection;
    }

    static RunView run(Story story) {
        return of(story).run().orElseThrow();
    }

    static void fold(Projection projection, List<Recorded> log) {
        var _ = facts(projection, log);
    }

    static List<List<Fact>> facts(Projection projection, List<Recorded> log) {
        var facts = new ArrayList<List<Fact>>();
        log.forEach(recorded -> facts.add(projection.apply(recorded)));
        return facts;
    }
}
