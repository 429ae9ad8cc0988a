package io.sapphire.local;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.data.Runs;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The mesh as {@code sapphire up} would start it, in a home of its own, for tests that look inside. A second one in the
 * same home goes on where the first stopped.
 */
record TestMesh(DataDirectory data, OpenedRun opened, LocalMesh mesh) implements AutoCloseable {
    /** What the gateway takes. */
    static final String TOKEN = "canary-token-of-the-tests";

    /** @param typed arguments of {@code up} */
    static TestMesh start(Path home, String... typed) {
        var place = new SapphireHome(home);
        var options = UpArguments.parse(place, typed);
        var data = DataDirectory.open(options.dataDirectory());
        var opened = new Runs(data, InstantSource.system()).open(options.identity(), options.fresh());
        var keys = LocalKeys.in(place.keys());
        var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TOKEN), data.processes());
        try {
            return new TestMesh(
                    data,
                    opened,
                    new LocalMesh(new Wiring(place, options, data, keys, access, opened, Stores.Places.NONE)));
        } catch (RuntimeException failure) {
            data.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        mesh.close();
        data.close();
    }
}
