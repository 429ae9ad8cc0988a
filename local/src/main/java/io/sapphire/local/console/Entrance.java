package io.sapphire.local.console;

import io.sapphire.local.keys.GatewayAccess;
import java.util.List;

/** Where people and programs get in, and with what. */
public record Entrance(int port, GatewayAccess access) {

    List<String> lines() {
        var bearer = access.chosen()
                ? "with the token of " + GatewayAccess.TOKEN
                : "Authorization: Bearer " + access.token().reveal();
        return List.of(
                "Open     http://127.0.0.1:%d/mission-control?token=%s (once)"
                        .formatted(port, access.oneTimeToken().reveal()),
                "API      http://127.0.0.1:%d/api/v1, %s".formatted(port, bearer));
    }
}
