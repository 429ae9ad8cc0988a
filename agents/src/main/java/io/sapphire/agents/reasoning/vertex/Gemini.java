package io.sapphire.agents.reasoning.vertex;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.Content;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.model.Completion;
import io.sapphire.agents.reasoning.model.Model;
import io.sapphire.agents.reasoning.model.ModelFailureException;
import io.sapphire.agents.reasoning.model.ModelRules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CompletionException;
import okhttp3.OkHttpClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A Gemini model on Vertex AI. It is told what form its answer has; whether it kept to it is not known here. */
public final class Gemini implements Model, AutoCloseable {
    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/cloud-platform");

    private final Client client;
    private final OkHttpClient http;
    private final ModelRules rules;

    private Gemini(Client client, OkHttpClient http, ModelRules rules) {
        this.client = client;
        this.http = http;
        this.rules = rules;
    }

    /** @throws IOException if there are no credentials; the message names no secret */
    public static Gemini at(VertexAddress address, ModelRules rules) throws IOException {
        int timeout = Math.toIntExact(rules.timeout().toMillis());
        var http = new OkHttpClient.Builder()
                .callTimeout(rules.timeout())
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new ShortAnswer())
                .build();
        var options = HttpOptions.builder()
                .timeout(timeout)
                .retryOptions(HttpRetryOptions.builder().attempts(1).build());
        var client = Client.builder()
                .vertexAI(true)
                .project(address.project())
                .location(address.location())
                .credentials(credentials(address))
                .clientOptions(ClientOptions.builder().customHttpClient(http).build())
                .httpOptions((address.endpoint().isEmpty() ? options : options.baseUrl(address.endpoint())).build())
                .build();
        return new Gemini(client, http, rules);
    }

    private static GoogleCredentials credentials(VertexAddress address) throws IOException {
        if (address.credentials().isEmpty()) {
            return GoogleCredentials.getApplicationDefault().createScoped(SCOPES);
        }
        try (var key = Files.newInputStream(address.credentials().get())) {
            return GoogleCredentials.fromStream(key).createScoped(SCOPES);
        }
    }

    @Override
    public Mono<Completion> complete(Inquiry inquiry) {
        // The client fetches its access token on the thread that asks.
        return Mono.fromFuture(() -> client.async.models.generateContent(rules.name(), inquiry.data(), config(inquiry)))
                .subscribeOn(Schedulers.boundedElastic())
                .map(Gemini::completion)
                .onErrorMap(Gemini::refused);
    }

    private GenerateContentConfig config(Inquiry inquiry) {
        return GenerateContentConfig.builder()
                .systemInstruction(
                        Content.fromParts(Part.fromText(inquiry.prompt().instructions())))
                .responseMimeType("application/json")
                .responseSchema(Schema.fromJson(inquiry.form().schema()))
                .maxOutputTokens(rules.mostOutput())
                .candidateCount(1)
                .temperature(0f)
                .build();
    }

    private static Completion completion(GenerateContentResponse response) {
        var text = response.text();
        var usage = response.usageMetadata()
                .filter(counted -> counted.promptTokenCount().isPresent())
                .map(counted -> new Completion.Usage(
                        counted.promptTokenCount().orElse(0),
                        Math.addExact(
                                counted.candidatesTokenCount().orElse(0),
                                counted.thoughtsTokenCount().orElse(0))));
        return new Completion(text == null ? "" : text, usage);
    }

    /** Vertex AI bills nothing for a call that it answers with an error. */
    private static Throwable refused(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ApiException answered
                ? new ModelFailureException("the language model answered with error " + answered.code())
                : cause;
    }

    @Override
    public void close() {
        client.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
