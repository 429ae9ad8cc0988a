package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Agents.AddRequest;
import io.sapphire.gateway.view.Agents.AskRequest;
import io.sapphire.gateway.view.Agents.RemoveRequest;
import io.sapphire.gateway.view.Research.BacktestRequest;
import io.sapphire.gateway.view.Research.RecordingRequest;
import io.sapphire.gateway.view.Research.WhatIfRequest;
import io.sapphire.gateway.view.Risk.ControlRequest;
import io.sapphire.gateway.view.Risk.LimitRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be sent, by example. */
final class Examples {
    private static final Pattern IN_WORDS = Pattern.compile("[Ff]or example ([^ ,;]+[^ ,;.])");
    private static final Map<Type, Object> BODIES = Map.of(
            AddRequest.class,
            new AddRequest("a second opinion on trends", "my-agent", "my-agent:9090"),
            RemoveRequest.class,
            new RemoveRequest("replaced by a newer one"),
            ControlRequest.class,
            new ControlRequest("the market moves too fast", "BTCUSDT", null),
            LimitRequest.class,
            new LimitRequest("a calmer market", "max-order-notional", "400"),
            AskRequest.class,
            new AskRequest("Why are you long?"),
            BacktestRequest.class,
            new BacktestRequest(
                    List.of(new RecordingRequest("bundled", null)),
                    null,
                    null,
                    List.of("trend-momentum", "market-prediction"),
                    "demo",
                    42L,
                    null,
                    null,
                    null),
            WhatIfRequest.class,
            new WhatIfRequest("20260105-120000", 17L, List.of("trend-momentum"), null, false));

    private Examples() {}

    /** @throws IllegalArgumentException if nobody wrote one */
    static Object of(Type body) {
        return Optional.ofNullable(BODIES.get(body))
                .orElseThrow(() -> new IllegalArgumentException("no example of " + body));
    }

    /** The one its description gives. */
    static Optional<Object> of(Parameter parameter) {
        var matcher = IN_WORDS.matcher(parameter.description());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
