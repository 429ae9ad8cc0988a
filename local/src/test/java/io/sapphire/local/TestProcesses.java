package io.sapphire.local;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Runs;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The mesh as {@code sapphire up --processes} would start it, for tests that kill what they started. */
record TestProcesses(DataDirectory data, ProcessMesh mesh) implements AutoCloseable {

    /** @param typed arguments of {@code up} */
    static TestProcesses start(Path home, String... typed) throws InterruptedException {
        var place = new SapphireHome(home);
        var options = UpArguments.parse(place, typed);
        var data = DataDirectory.open(options.dataDirectory());
        try {
            var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
            var opened = new Runs(data, InstantSource.system()).open(options.identity(), options.fresh());
            var wiring =
                    new Wiring(place, options, data, LocalKeys.in(place.keys()), access, opened, Stores.Places.NONE);
            return new TestProcesses(data, new ProcessMesh(wiring, _ -> {}));
        } catch (RuntimeException failure) {
            data.close();
            throw failure;
        }
    }

    /** With SIGKILL. */
    void kill(String service) throws IOException {
        var pid = Long.parseLong(
                Files.readString(data.processes().resolve(service + ".pid")).strip());
        if (!ProcessHandle.of(pid).orElseThrow().destroyForcibly()) {
            throw new IOException(service + " cannot be killed");
        }
    }

    @Override
    public void close() {
        mesh.close();
        data.close();
    }
}
