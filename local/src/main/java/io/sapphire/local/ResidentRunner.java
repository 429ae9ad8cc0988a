package io.sapphire.local;

import io.sapphire.local.job.Folders;
import io.sapphire.local.job.grpc.RunnerEndpoint;
import io.sapphire.mesh.MeshServer;
import java.util.List;

/** Trades the past for the gateway of one mesh, in the process that started the mesh. */
final class ResidentRunner implements AutoCloseable {
    private final RunnerEndpoint jobs;
    private final MeshServer server;

    /** @param listen {@code in-process:NAME} or {@code HOST:PORT} */
    ResidentRunner(Wiring wiring, String listen) {
        var runs = wiring.data().path().resolve("runs");
        jobs = new RunnerEndpoint(wiring.home(), new Folders(wiring.home().recordings(), runs));
        server = MeshServer.start(listen, List.of(jobs));
        server.serving(true);
    }

    /** Cancels what runs. */
    @Override
    public void close() {
        server.close();
        jobs.close();
    }
}
