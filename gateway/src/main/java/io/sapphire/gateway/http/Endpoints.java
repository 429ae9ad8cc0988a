package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Page;
import io.sapphire.gateway.view.Risk.ControlAnswer;
import io.sapphire.gateway.view.Risk.ControlRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Collects endpoints. */
final class Endpoints {
    private final Reader reader;
    private final ControlHandler control;
    private final List<Endpoint> all = new ArrayList<>();

    Endpoints(Reader reader, ControlHandler control) {
        this.reader = reader;
        this.control = control;
    }

    List<Endpoint> all() {
        return List.copyOf(all);
    }

    void add(Endpoint endpoint) {
        all.add(endpoint);
    }

    void list(String path, String summary, Class<?> row, Reader.Question question, Parameter... own) {
        var parameters = new ArrayList<>(List.of(own));
        parameters.add(Parameter.LIMIT);
        parameters.add(Parameter.CURSOR);
        read(path, summary, page(row), question, parameters.toArray(Parameter[]::new));
    }

    void read(String path, String summary, ResolvableType answer, Reader.Question question, Parameter... own) {
        read(path, summary, answer, reader.answering(question), own);
    }

    void read(
            String path,
            String summary,
            ResolvableType answer,
            Reader.Memory memory,
            Reader.Question question,
            Parameter... own) {
        read(path, summary, answer, reader.answering(memory, question), own);
    }

    /** What the log alone says; an answer about the past is kept for whoever asks again. */
    void history(String path, String summary, ResolvableType answer, Reader.Question question, Parameter... own) {
        read(path, summary, answer, reader.answeringHistory(question), own);
    }

    private void read(
            String path,
            String summary,
            ResolvableType answer,
            HandlerFunction<ServerResponse> handler,
            Parameter... own) {
        var parameters = new ArrayList<>(List.of(own));
        parameters.add(Parameter.AT);
        parameters.add(Parameter.AT_LEAST);
        add(Rule.LOOK, HttpMethod.GET, path, summary, parameters, Optional.empty(), answer, handler);
    }

    void command(Rule rule, String name, String summary, Command.Scoped command, int shortestReason) {
        add(
                rule,
                HttpMethod.POST,
                "/control/" + name,
                summary,
                List.of(Repeats.KEY),
                Optional.of(type(ControlRequest.class)),
                type(ControlAnswer.class),
                control.giving(command, shortestReason));
    }

    void add(
            Rule rule,
            HttpMethod method,
            String path,
            String summary,
            List<Parameter> parameters,
            Optional<ResolvableType> body,
            ResolvableType answer,
            HandlerFunction<ServerResponse> handler) {
        all.add(new Endpoint(rule, method, path, summary, parameters, body, Optional.of(answer), handler));
    }

    static ResolvableType type(Class<?> type) {
        return ResolvableType.forClass(type);
    }

    private static ResolvableType page(Class<?> row) {
        return ResolvableType.forClassWithGenerics(Page.class, row);
    }
}
