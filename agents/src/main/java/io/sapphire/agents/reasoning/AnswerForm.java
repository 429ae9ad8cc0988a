package io.sapphire.agents.reasoning;

/** What an answer must look like. The schema tells the model; the check believes nothing it was told. */
public interface AnswerForm {

    /** As JSON, in the subset of OpenAPI that Vertex AI takes. */
    String schema();

    /** @throws RefusedAnswerException if anything of it is outside the form: it is refused whole, never mended */
    void check(String answer);
}
