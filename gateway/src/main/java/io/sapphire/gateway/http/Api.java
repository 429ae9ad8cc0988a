package io.sapphire.gateway.http;

import io.sapphire.gateway.stream.LiveView;
import java.util.List;

/** Everything that can be asked: routes, documentation and tests are made of it. */
final class Api {
    private final Endpoints endpoints;

    Api(
            LiveView view,
            Reader reader,
            ControlHandler control,
            StreamHandler stream,
            Commands commands,
            AccessReads door,
            ResearchHandler research,
            TraceReads traces,
            LogReads logs) {
        this.endpoints = new Endpoints(reader, control);
        var run = new RunTable(view, traces, stream);
        run.trading(endpoints);
        run.account(endpoints);
        run.state(endpoints);
        new MarketTable(view).markets(endpoints);
        var results = new ResultTable(door, new ChainHandler(commands.verification(), reader), logs);
        results.results(endpoints);
        results.proofs(endpoints);
        new HandTable(commands, control).hand(endpoints);
        new JobTable(research).past(endpoints);
    }

    List<Endpoint> endpoints() {
        return endpoints.all();
    }
}
