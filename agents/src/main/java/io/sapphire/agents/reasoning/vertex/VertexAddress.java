package io.sapphire.agents.reasoning.vertex;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a model is called and as whom.
 *
 * @param project of Google Cloud, which pays
 * @param location for example {@code europe-west4}
 * @param model for example {@code gemini-2.5-flash}
 * @param endpoint base address; empty for Google's own of the location
 * @param credentials file with the key of a service account; nothing for the application default credentials
 */
public record VertexAddress(
        String project, String location, String model, String endpoint, Optional<Path> credentials) {}
