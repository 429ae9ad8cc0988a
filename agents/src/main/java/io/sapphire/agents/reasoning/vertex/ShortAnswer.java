package io.sapphire.agents.reasoning.vertex;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Reads of an answer only as much as an answer can need: whoever sends more is not read to the end. */
final class ShortAnswer implements Interceptor {
    private static final long MOST_BYTES = 1 << 18;

    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var peeked = response.peekBody(MOST_BYTES + 1);
        var bytes = peeked.bytes();
        if (bytes.length > MOST_BYTES) {
            response.close();
            throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
        }
        return response.newBuilder()
                .body(ResponseBody.create(bytes, peeked.contentType()))
                .build();
    }
}
