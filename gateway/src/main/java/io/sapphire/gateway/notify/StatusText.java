package io.sapphire.gateway.notify;

import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Account.PositionRow;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the run stands, in a few lines. */
final class StatusText {

    private StatusText() {}

    static String of(Optional<RunView> run) {
        return run.map(StatusText::lines).orElse("No run has begun.");
    }

    private static String lines(RunView run) {
        var risk = run.risk();
        var account = run.portfolio();
        return String.join(
                "\n",
                "%s, %s%s, venue %s"
                        .formatted(
                                run.run().runId(),
                                risk.state(),
                                risk.flattening() ? ", closing positions" : "",
                                run.readiness()),
                "Equity %s USDT, net %s USDT, %s USDT lost today"
                        .formatted(account.equity(), account.netPnl(), account.lossToday()),
                account.positions().isEmpty()
                        ? "No open position"
                        : account.positions().stream().map(StatusText::line).collect(Collectors.joining("\n")),
                "%d agents heard, %d orders unknown".formatted(run.activeAgents(), risk.unknownOrders()));
    }

    private static String line(PositionRow position) {
        return "%s %s %s, open result %s USDT, %s"
                .formatted(
                        position.symbol(),
                        position.side(),
                        position.qty(),
                        position.uPnl(),
                        position.protection().resident() ? "stop at the venue" : "NO STOP at the venue");
    }
}
