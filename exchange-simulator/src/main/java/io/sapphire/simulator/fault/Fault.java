package io.sapphire.simulator.fault;

/** What goes wrong, where and when. */
public record Fault(Effect effect, Scope scope, Timing timing) {

    public Fault {
        boolean fits = switch (effect) {
            case RequestEffect _ -> scope.place() == Place.REQUEST;
            case MessageEffect.KeyExpired _ -> scope.place() == Place.USER;
            case MessageEffect _ -> scope.place() != Place.REQUEST;
        };
        if (!fits) {
            throw new IllegalArgumentException("that cannot happen to a " + scope.place());
        }
    }
}
