package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Agents.AddRequest;
import io.sapphire.gateway.view.Agents.AskAnswer;
import io.sapphire.gateway.view.Agents.AskRequest;
import io.sapphire.gateway.view.Agents.RemoveRequest;
import io.sapphire.gateway.view.Risk.ControlAnswer;
import io.sapphire.gateway.view.Risk.LimitRequest;
import io.sapphire.gateway.view.Risk.TestFireAnswer;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/** What an operator can do. */
final class HandTable {
    private static final Parameter AGENT = Parameter.path("id", "For example trend-momentum.");
    private static final Parameter CODE =
            Parameter.query("code", "string", "Only the limit of this denial code, for example ORDER_NOTIONAL.");
    private static final int ANY_REASON = 1;
    /** Going on deserves a thought. */
    private static final int RESUME_REASON = 10;

    private final Commands commands;
    private final ControlHandler control;

    HandTable(Commands commands, ControlHandler control) {
        this.commands = commands;
        this.control = control;
    }

    void hand(Endpoints to) {
        to.command(
                Rule.STOP,
                "halt",
                "Stops new orders and cancels working entries; stops stay",
                commands.halt(),
                ANY_REASON);
        to.command(
                Rule.STOP,
                "reduce",
                "Lets only orders pass that make positions smaller",
                commands.reduce(),
                ANY_REASON);
        to.command(Rule.ACT, "resume", "Ends a halt or a reduction", commands.resume(), RESUME_REASON);
        to.command(Rule.STOP, "flatten", "Halts, then closes every position", commands.flatten(), ANY_REASON);
        to.command(
                Rule.ACT,
                "rearm",
                "Lets entries pass again that were repeated too often",
                commands.rearm(),
                RESUME_REASON);
        to.add(
                Rule.ACT,
                HttpMethod.POST,
                "/control/limit",
                "Changes one limit from now on",
                List.of(Repeats.KEY),
                Optional.of(Endpoints.type(LimitRequest.class)),
                Endpoints.type(ControlAnswer.class),
                control.setting(commands.limit(), RESUME_REASON));
        to.add(
                Rule.ADMIT,
                HttpMethod.POST,
                "/agents",
                "Gives an agent a seat while the run goes on, on probation",
                List.of(Repeats.KEY),
                Optional.of(Endpoints.type(AddRequest.class)),
                Endpoints.type(ControlAnswer.class),
                control.adding(commands.add(), RESUME_REASON));
        to.add(
                Rule.ADMIT,
                HttpMethod.POST,
                "/agents/{id}/remove",
                "Takes an agent's seat away, until it is added again",
                List.of(AGENT, Repeats.KEY),
                Optional.of(Endpoints.type(RemoveRequest.class)),
                Endpoints.type(ControlAnswer.class),
                control.removing(commands.remove(), AGENT, RESUME_REASON));
        to.add(
                Rule.ACT,
                HttpMethod.POST,
                "/agents/{id}/ask",
                "Puts a question to an agent; nothing is decided on it",
                List.of(AGENT),
                Optional.of(Endpoints.type(AskRequest.class)),
                Endpoints.type(AskAnswer.class),
                control.asking(commands.ask(), AGENT));
        to.add(
                Rule.ACT,
                HttpMethod.GET,
                "/risk/test-fire",
                "Makes limits fire on a copy of the state; nothing is sent",
                List.of(CODE),
                Optional.empty(),
                Endpoints.type(TestFireAnswer.class),
                control.firing(commands.testFire(), CODE));
    }
}
