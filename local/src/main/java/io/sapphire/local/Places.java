package io.sapphire.local;

/**
 * Where the services of one mesh listen.
 *
 * @param venue {@code HOST:PORT} of the simulator
 * @param admin {@code HOST:PORT} of its port that moves time
 * @param adapter gRPC target, as those that follow
 * @param agents of the one service that hosts all of them
 * @param analytics {@code HOST:PORT} of it; port 0 while it is still to be chosen
 * @param runner of whoever trades the past for this mesh
 * @param gateway port of HTTP on loopback; 0 while it is still to be chosen
 */
record Places(
        String venue,
        String admin,
        String adapter,
        String agents,
        String coordinator,
        String analytics,
        String runner,
        int gateway) {

    Places withSimulator(String venue, String admin) {
        return new Places(venue, admin, adapter, agents, coordinator, analytics, runner, gateway);
    }

    Places withAnalytics(String analytics) {
        return new Places(venue, admin, adapter, agents, coordinator, analytics, runner, gateway);
    }

    Places withGateway(int gateway) {
        return new Places(venue, admin, adapter, agents, coordinator, analytics, runner, gateway);
    }
}
